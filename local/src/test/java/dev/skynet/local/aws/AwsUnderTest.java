package dev.skynet.local.aws;

import dev.skynet.local.TestRuns;
import dev.skynet.operator.aws.AwsClients;
import dev.skynet.operator.aws.AwsClock;
import dev.skynet.operator.aws.QueueTimes;
import dev.skynet.operator.config.AwsSettings;
import dev.skynet.protocol.names.Fleet;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** SQS, S3 and the operator's own clients of them, for one test class. */
final class AwsUnderTest implements BeforeAllCallback, AfterAllCallback {
  /** Short waits, so that what must come again comes soon. */
  static final QueueTimes TIMES =
      new QueueTimes(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofHours(1),
          Duration.ofMinutes(2),
          Duration.ofSeconds(5));

  private final AwsClock clock = new AwsClock(InstantSource.system(), System::nanoTime);
  private Optional<LocalAws> servers = Optional.empty();
  private Optional<AwsClients> clients = Optional.empty();

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Path data = Files.createDirectories(Path.of("target", "s3").toAbsolutePath());
    var started = LocalAws.start(TestRuns.ports(), Files.createTempDirectory(data, "it"));
    servers = Optional.of(started);
    clients = Optional.of(clientsOf(started.s3Endpoint(), clock));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    clients.ifPresent(AwsClients::close);
    servers.ifPresent(LocalAws::close);
  }

  /** The servers. */
  LocalAws servers() {
    return servers.orElseThrow();
  }

  /** The operator's clients. */
  AwsClients clients() {
    return clients.orElseThrow();
  }

  /** The operator's clients, S3 through something in front of it; the caller closes them. */
  AwsClients clientsOf(URI s3, AwsClock itsClock) {
    var settings =
        new AwsSettings(
            Optional.of(LocalAws.REGION),
            Optional.of(servers().sqsEndpoint()),
            Optional.of(s3),
            Optional.empty(),
            Optional.empty());
    return AwsClients.open(itsClock, settings, servers().credentials());
  }

  /** AWS time as the clients learn it. */
  AwsClock clock() {
    return clock;
  }

  /** What stands before the operator of a fleet starts. */
  FleetResources make(Fleet fleet) {
    return servers().createFleetResources(fleet);
  }
}
