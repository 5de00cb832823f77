package dev.skynet.agent.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.config.AgentConfig;
import dev.skynet.agent.config.AgentConfig.Endpoints;
import dev.skynet.agent.config.AgentConfig.PulsePeriods;
import dev.skynet.agent.config.AgentConfig.Roots;
import dev.skynet.agent.outbox.OperatorLine;
import dev.skynet.agent.time.AwsClock;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.names.QueueNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class AwsClientsTest {
  /** So many that some connections break after their opening and before the first byte. */
  private static final int CALLS = 240;

  private static final int AT_ONCE = 24;
  private static final Fleet FLEET = new Fleet("test");

  @Test
  void aBrokenConnectionIsAnIoExceptionWheneverItBreaks() throws Exception {
    // given
    List<Callable<Optional<Exception>>> calls = new ArrayList<>();
    try (var server = new ServerSocket(0, CALLS, InetAddress.getLoopbackAddress());
        var clients =
            new AwsClients(
                config(URI.create("http://127.0.0.1:" + server.getLocalPort())),
                new AwsClock(InstantSource.system()),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
        var sqs = clients.sqs();
        var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      Thread.ofPlatform().daemon().start(() -> resetAll(server));
      OperatorLine line = new SqsOperatorLine(sqs, new QueueNames(FLEET));
      // when
      for (int i = 0; i < CALLS; i++) {
        calls.add(() -> failure(line));
      }
      List<Optional<Exception>> failures = new ArrayList<>();
      for (Future<Optional<Exception>> call : threads.invokeAll(calls)) {
        failures.add(call.get());
      }
      // then
      assertThat(failures)
          .hasSize(CALLS)
          .allSatisfy(failure -> assertThat(failure).containsInstanceOf(IOException.class));
    }
  }

  private static Optional<Exception> failure(OperatorLine line) {
    try {
      line.report("{}");
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(e);
    }
  }

  /** As a proxy does that refuses: what was accepted is reset at once. */
  private static void resetAll(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.setSoLinger(true, 0);
      } catch (IOException closedOrGone) {
        // asked again above
      }
    }
  }

  private static AgentConfig config(URI endpoint) {
    return new AgentConfig(
        FLEET,
        new GroupName("shop", "web"),
        "eu-west-1",
        "web-1",
        "bucket",
        new Endpoints(Optional.of(endpoint), Optional.of(endpoint)),
        new Roots(Path.of("/nowhere"), Path.of("/nowhere")),
        false,
        new PulsePeriods(Duration.ofMinutes(5), Duration.ofSeconds(20)),
        Map.of());
  }
}
