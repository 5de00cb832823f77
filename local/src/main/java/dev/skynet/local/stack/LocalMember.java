package dev.skynet.local.stack;

import dev.skynet.local.aws.FleetResources;
import dev.skynet.local.process.ChildProcess;
import dev.skynet.local.process.Command;
import dev.skynet.local.process.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A registered member: the real agent as a process, with a directory of its own for what would be
 * the host's. Not thread-safe.
 */
public final class LocalMember {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Installation installation;
  private final String group;
  private final String id;
  private final int port;
  private final Path directory;
  private final Settings settings;
  private final ChildProcess agent;

  /**
   * What differs from one member to another.
   *
   * @param aws environment in which the agent finds SQS and S3
   * @param pulseIdle a duration such as {@code 300s}
   * @param pulseTurn likewise
   * @param env what the host adds to the environment of services, hooks and checks
   */
  public record Settings(
      Map<String, String> aws, String pulseIdle, String pulseTurn, Map<String, String> env) {
    public Settings {
      aws = Map.copyOf(aws);
      env = Map.copyOf(env);
    }
  }

  /** A member that is not started yet. */
  public LocalMember(Installation installation, String group, String id, Settings settings) {
    this.installation = installation;
    this.group = group;
    this.id = id;
    this.settings = settings;
    var run = installation.stack().run();
    this.port = run.ports().next();
    String name = installation.namespace() + "." + id;
    this.directory = run.directory("hosts/" + name);
    Path config = directory.resolve("agent.yml");
    Path program = installation.stack().checkout().agent().resolve("bin/skynet-agent");
    this.agent =
        run.child(
            new Command(
                "agent." + name,
                List.of(program.toString(), config.toString()),
                environment(),
                directory));
    write(config);
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** The port that its service listens on. */
  public int port() {
    return port;
  }

  /** All that it has. */
  public Path directory() {
    return directory;
  }

  /** The agent. */
  public ChildProcess agent() {
    return agent;
  }

  /** Starts the agent; after a kill it is the same host that comes back. */
  public LocalMember start() {
    agent.start();
    return this;
  }

  /** Pids of the services that run out of its releases. */
  public List<Long> services() {
    Path releases = directory.resolve("srv/releases");
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> worksBelow(pid, releases))
        .sorted()
        .toList();
  }

  /** All its processes die at once, as in a reboot; they are dead when this returns. */
  public void killAll() {
    agent.kill();
    List<ProcessHandle> others =
        ProcessHandle.allProcesses()
            .filter(p -> p.pid() != agentPid() && worksBelow(p.pid(), directory))
            .toList();
    others.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(others);
  }

  /** Nobody waits for ever for the parent of a dead process to look at it. */
  private static void awaitEnd(List<ProcessHandle> processes) {
    CompletableFuture.allOf(
            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, GRACE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  /** Its disk is lost. */
  public void wipe() {
    try {
      FileTree.delete(directory.resolve("srv"));
      FileTree.delete(directory.resolve("state"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the agent in order; services live on. */
  public void stop() {
    agent.stop(GRACE);
  }

  private long agentPid() {
    return agent.alive() ? agent.pid() : -1;
  }

  private static boolean worksBelow(long pid, Path directory) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
          .startsWith(directory);
    } catch (IOException e) {
      return false; // it has ended, or belongs to somebody else
    }
  }

  private Map<String, String> environment() {
    var environment = new java.util.HashMap<>(settings.aws());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    return environment;
  }

  private void write(Path config) {
    String env =
        settings.env().entrySet().stream()
            .map(e -> "  %s: \"%s\"%n".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining());
    String text =
        """
        fleet: %s
        group: %s/%s
        region: %s
        instance: %s
        bucket: %s
        endpoints: {sqs: "%s", s3: "%s"}
        roots: {state: %s, srv: %s}
        unsandboxedBuilds: true
        pulse: {idle: %s, turn: %s}
        env:
          PORT: "%d"
          PATH: "%s"
        %s"""
            .formatted(
                installation.fleet(),
                installation.namespace(),
                group,
                settings.aws().get("AWS_REGION"),
                id,
                FleetResources.bucketOf(installation.fleet()),
                settings.aws().get("AWS_ENDPOINT_URL_SQS"),
                settings.aws().get("AWS_ENDPOINT_URL_S3"),
                directory.resolve("state"),
                directory.resolve("srv"),
                settings.pulseIdle(),
                settings.pulseTurn(),
                port,
                Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"),
                env);
    try {
      Files.writeString(config, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
