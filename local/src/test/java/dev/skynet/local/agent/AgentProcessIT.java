package dev.skynet.local.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.skynet.agent.rig.Bundle;
import dev.skynet.local.TestRuns;
import dev.skynet.local.process.ChildProcess;
import dev.skynet.local.process.Command;
import dev.skynet.local.process.RunDirectory;
import dev.skynet.protocol.message.FromAgent;
import dev.skynet.protocol.message.Hello;
import dev.skynet.protocol.message.Joined;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.PresignedPut;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.message.Ticket;
import dev.skynet.protocol.message.UnreadableMessage;
import dev.skynet.protocol.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** {@code bin/skynet-agent} of the distribution, as a process, on SQS and S3. */
class AgentProcessIT {
  private static final Path PROGRAM = Path.of("../instance-agent/target/dist/bin/skynet-agent");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MessageCodec codec = new MessageCodec();
  private final List<Report> reports = new ArrayList<>();
  private final RunDirectory run = TestRuns.begin();
  private final AgentAws aws = new AgentAws();

  @AfterEach
  void close() {
    aws.close();
    run.close();
  }

  @Test
  void saysHelloJoinsInstallsAndComesBackAfterAKill() throws Exception {
    // given
    Bundle bundle =
        Bundle.of(
            "abc",
            """
            version: 1
            services: {web: {run: "exec sleep 1000"}}
            health: {stable: 0s}
            """);
    Release release = bundle.release("agents/artifacts/abc.tar.gz");
    aws.s3.putObject(
        r -> r.bucket(aws.resources.bucket()).key(release.artifact().key()),
        RequestBody.fromBytes(bundle.packed()));
    ChildProcess agent = agent();

    // when
    agent.start();
    next(Hello.class);
    aws.createInbox(Duration.ofSeconds(5));
    Joined joined = next(Joined.class);

    // then
    assertThat(joined.running()).isNull();

    // when
    aws.send(codec.encode(ticket(release)));
    Succeeded succeeded = next(Succeeded.class);

    // then
    assertThat(succeeded.running()).isEqualTo(release.running());
    String service = serviceRecord();

    // when
    agent.kill();
    agent.start();
    Joined back = next(Joined.class);

    // then
    assertThat(back.running()).isEqualTo(release.running());
    assertThat(back.boot()).isEqualTo(2);
    assertThat(serviceRecord()).isEqualTo(service);
  }

  @Test
  void refusesToRunTwiceOnOneDirectory() throws Exception {
    // given
    aws.createInbox(Duration.ofSeconds(5));
    ChildProcess first = agent();
    first.start();
    next(Joined.class);
    var second =
        new ProcessBuilder(PROGRAM.toAbsolutePath().normalize().toString(), config().toString())
            .redirectErrorStream(true)
            .redirectOutput(run.path().resolve("second.log").toFile());
    second.environment().put("JAVA_HOME", System.getProperty("java.home"));

    // then
    assertThat(second.start().waitFor()).isEqualTo(3);
    assertThat(Files.readString(run.path().resolve("second.log")))
        .contains("another agent runs on");
  }

  @Test
  void mapsItsClassesOnceItWasTrainedAndStartsWithoutThemToo() throws Exception {
    // given a distribution of its own
    Path program = copyOfTheDistribution().resolve("bin/skynet-agent");
    Path archive = program.resolveSibling("../lib/agent.jsa").normalize();
    aws.createInbox(Duration.ofSeconds(5));
    // when
    int trained = run(program.resolveSibling("skynet-agent-train"));
    // then
    assertThat(trained).isZero();
    assertThat(archive).isNotEmptyFile();
    // when
    ChildProcess agent = agent(program);
    agent.start();
    next(Joined.class);
    // then
    assertThat(Files.readString(Path.of("/proc", String.valueOf(agent.pid()), "maps")))
        .contains(archive.toString());
    // when the archive is broken
    agent.kill();
    Files.writeString(archive, "no archive");
    agent.start();
    // then
    assertThat(next(Joined.class).boot()).isEqualTo(2);
  }

  private Path copyOfTheDistribution() throws IOException {
    Path from = PROGRAM.resolveSibling("..").toAbsolutePath().normalize();
    Path to = run.directory("distribution");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file));
        if (!file.toString().endsWith(".jsa")) {
          Files.createDirectories(copy.resolveSibling("."));
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return to;
  }

  private int run(Path program) throws IOException, InterruptedException {
    var training =
        new ProcessBuilder(program.toString())
            .redirectErrorStream(true)
            .redirectOutput(run.path().resolve("training.log").toFile());
    training.environment().put("JAVA_HOME", System.getProperty("java.home"));
    training.environment().put(RunDirectory.MARKER, run.path().toString());
    return training.start().waitFor();
  }

  private ChildProcess agent() throws IOException {
    return agent(PROGRAM.toAbsolutePath().normalize());
  }

  private ChildProcess agent(Path program) throws IOException {
    Map<String, String> environment = new HashMap<>(aws.environment());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    return run.child(
        new Command(
            "agent", List.of(program.toString(), config().toString()), environment, run.path()));
  }

  /** What the services see of the run's marker lets the run find and end them. */
  private Path config() throws IOException {
    return Files.writeString(
        run.path().resolve("agent.yml"),
        """
        fleet: %s
        group: %s
        region: eu-west-1
        instance: %s
        bucket: %s
        roots: {state: %s, srv: %s}
        env: {%s: %s}
        """
            .formatted(
                aws.fleet,
                AgentAws.GROUP,
                AgentAws.INSTANCE,
                aws.resources.bucket(),
                run.path().resolve("state"),
                run.path().resolve("srv"),
                RunDirectory.MARKER,
                run.path()));
  }

  private String serviceRecord() throws IOException {
    return Files.readString(run.path().resolve("state/services/web.json"));
  }

  private <T extends Report> T next(Class<T> kind) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              receive();
              return reports.stream().anyMatch(kind::isInstance);
            });
    T found = kind.cast(reports.stream().filter(kind::isInstance).findFirst().orElseThrow());
    reports.subList(0, reports.indexOf(found) + 1).clear();
    return found;
  }

  private void receive() throws UnreadableMessage {
    for (String text : aws.take(aws.resources.reportsUrl())) {
      FromAgent message = codec.decodeFromAgent(text);
      if (message instanceof Report report) {
        reports.add(report);
      }
    }
  }

  private Ticket ticket(Release release) {
    return new Ticket(
        "m-1",
        aws.fleet,
        AgentAws.GROUP,
        AgentAws.INSTANCE,
        "t-1",
        "web-1",
        1,
        1,
        release,
        true,
        Instant.parse("2999-01-01T00:00:00Z"),
        60,
        new PresignedPut("", "", Map.of()));
  }
}
