package dev.skynet.agent;

import dev.skynet.agent.aws.AwsClients;
import dev.skynet.agent.aws.PresignedUploads;
import dev.skynet.agent.aws.S3Objects;
import dev.skynet.agent.aws.SqsInbox;
import dev.skynet.agent.aws.SqsOperatorLine;
import dev.skynet.agent.config.AgentConfig;
import dev.skynet.agent.config.AgentConfigReader;
import dev.skynet.agent.config.InvalidConfig;
import dev.skynet.agent.files.Directories;
import dev.skynet.agent.files.DurableFiles;
import dev.skynet.agent.files.UnusableFile;
import dev.skynet.agent.processes.LinuxProcesses;
import dev.skynet.agent.time.AwsClock;
import dev.skynet.agent.time.MonotonicTime;
import dev.skynet.protocol.names.QueueNames;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the agent: {@code skynet-agent <path of agent.yml>}. */
public final class AgentMain {
  private static final Logger LOG = LoggerFactory.getLogger(AgentMain.class);
  private static final int POLL_SECONDS = 20;
  private static final int RESERVE_BYTES = 16 << 20;
  private static final int WRONG_USE = 2;
  private static final int RUNS_ALREADY = 3;

  private AgentMain() {}

  /**
   * Runs until it is told to end by a signal.
   *
   * @param arguments the path of agent.yml
   */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      end(WRONG_USE, "usage: skynet-agent <path of agent.yml>");
    }
    try {
      AgentConfig config = new AgentConfigReader().read(Path.of(arguments[0]));
      run(config);
    } catch (InvalidConfig | UnusableFile e) {
      end(WRONG_USE, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      LOG.error("the agent ends and must be started again: {}", e.toString(), faultOfOurs(e));
      Runtime.getRuntime().halt(1);
    } catch (InterruptedException | RuntimeException | Error e) {
      // The journal knows what is to be done; a half-dead agent would only be in the way.
      LOG.error("the agent ends and must be started again", e);
      Runtime.getRuntime().halt(1);
    }
  }

  /** The trace of a disk or a network tells nobody more than its message does. */
  private static @Nullable Throwable faultOfOurs(IOException problem) {
    Throwable cause = problem.getCause();
    return cause == null || cause instanceof IOException ? null : cause;
  }

  private static void run(AgentConfig config) throws IOException, InterruptedException {
    Directories directories = new Directories(config.roots().state(), config.roots().srv());
    try (FileChannel channel = lockFile(directories)) {
      FileLock held = channel.tryLock();
      if (held == null) {
        end(RUNS_ALREADY, "another agent runs on " + config.roots().state());
      }
      runLocked(config, directories);
    }
  }

  private static FileChannel lockFile(Directories directories) throws IOException {
    try {
      Files.createDirectories(directories.state());
      return FileChannel.open(
          directories.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (FileSystemException e) {
      throw UnusableFile.of(e);
    }
  }

  /** What the agent prepares before it does anything fails for reasons that a person can mend. */
  private static Agent prepared(AgentConfig config, Outside outside) throws IOException {
    try {
      return new Agent(config, outside);
    } catch (FileSystemException e) {
      throw UnusableFile.of(e);
    }
  }

  private static void runLocked(AgentConfig config, Directories directories)
      throws IOException, InterruptedException {
    AwsClock clock = new AwsClock(Clock.systemUTC());
    MonotonicTime time = new RealTime();
    QueueNames queues = new QueueNames(config.fleet());
    try (AwsClients clients = new AwsClients(config, clock);
        var sqs = clients.sqs();
        var s3 = clients.s3()) {
      Agent agent =
          prepared(
              config,
              new Outside(
                  new DurableFiles(directories.reserve(), RESERVE_BYTES),
                  new LinuxProcesses(time),
                  new SqsInbox(sqs, queues.inbox(config.instance()), POLL_SECONDS),
                  new SqsOperatorLine(sqs, queues),
                  new S3Objects(s3, config.bucket()),
                  new PresignedUploads(),
                  clock,
                  time,
                  () -> ThreadLocalRandom.current().nextDouble(),
                  environment(),
                  version()));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(agent), "shutdown"));
      LOG.info("{} of {} in fleet {} starts", config.instance(), config.group(), config.fleet());
      agent.run();
    }
  }

  private static void shutDown(Agent agent) {
    try {
      agent.shutDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> environment() {
    return Map.of(
        "PATH",
        Objects.requireNonNullElse(System.getenv("PATH"), "/usr/local/bin:/usr/bin:/bin"),
        "HOME",
        Objects.requireNonNullElse(System.getenv("HOME"), "/"));
  }

  private static String version() {
    return Objects.requireNonNullElse(
        AgentMain.class.getPackage().getImplementationVersion(), "development");
  }

  private static void end(int status, String message) {
    message.lines().forEach(line -> System.err.println("skynet-agent: " + line));
    System.exit(status);
  }

  /** The only place that waits and reads the machine's own clocks. */
  private static final class RealTime implements MonotonicTime {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
      Thread.sleep(duration);
    }
  }
}
