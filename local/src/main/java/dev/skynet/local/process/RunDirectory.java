package dev.skynet.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that one run writes and starts, in one directory. Closing it, which also happens when
 * this JVM ends in order, leaves no process and no file; a run that was killed is swept when the
 * next one begins.
 */
public final class RunDirectory implements AutoCloseable {
  /** Set for everything that a run starts: the run's directory. */
  public static final String MARKER = "SKYNET_RUN";

  static final String OWNER = "owner";
  static final String PROCESSES = "processes";
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Path path;
  private final LoopbackPorts ports;
  private final List<ChildProcess> children = new ArrayList<>();
  private final Thread onExit = new Thread(this::end, "run-directory-close");
  private volatile boolean closed;

  private RunDirectory(Path path, LoopbackPorts ports) {
    this.path = path;
    this.ports = ports;
  }

  /**
   * Sweeps what dead runs left and begins a new one.
   *
   * @param runs where the runs of this user live, one directory each; made if missing
   * @throws UncheckedIOException if it cannot be written
   */
  public static RunDirectory create(Path runs, LoopbackPorts ports) {
    try {
      Files.createDirectories(runs);
      Sweep.of(runs.toRealPath());
      Path begun = Files.createTempDirectory(runs.toRealPath(), "new-");
      Files.writeString(begun.resolve(OWNER), Owner.thisProcess().line());
      for (String name : List.of(PROCESSES, "logs", "tmp")) {
        Files.createDirectory(begun.resolve(name));
      }
      Path path = begun.resolveSibling(begun.getFileName().toString().replace("new-", "run-"));
      Files.move(begun, path, StandardCopyOption.ATOMIC_MOVE);
      RunDirectory run = new RunDirectory(path, ports);
      Runtime.getRuntime().addShutdownHook(run.onExit);
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot begin a run in " + runs, e);
    }
  }

  /** The run's directory. */
  public Path path() {
    return path;
  }

  /** A directory of the run, made if missing. */
  public Path directory(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it is closed, or just closing: nothing more is started. */
  public boolean ended() {
    return closed;
  }

  /** Ports for what this run starts. */
  public LoopbackPorts ports() {
    return ports;
  }

  /**
   * Makes a process of this run known; it is not started yet. It will be stopped before those that
   * were made known earlier.
   */
  public synchronized ChildProcess child(Command command) {
    if (closed) {
      throw new IllegalStateException("the run has ended: " + path);
    }
    ChildProcess child =
        new ChildProcess(
            command,
            environment(),
            path.resolve(PROCESSES).resolve(command.name()),
            path.resolve("logs").resolve(command.name() + ".log"));
    children.add(child);
    return child;
  }

  /** Stops one child and forgets it, so that its name may be used again. */
  public void end(ChildProcess child, Duration grace) {
    child.stop(grace);
    synchronized (this) {
      children.remove(child);
    }
  }

  /** Stops all in the reverse order of their making, then removes the directory. */
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // the JVM is already ending, and the hook finds nothing more to do
    }
  }

  private synchronized void end() {
    if (closed) {
      return;
    }
    closed = true;
    children.reversed().forEach(child -> child.stop(GRACE));
    Sweep.clear(path);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    for (String name : List.of("PATH", "HOME", "LANG")) {
      String value = System.getenv(name);
      if (value != null) {
        environment.put(name, value);
      }
    }
    environment.put("TMPDIR", path.resolve("tmp").toString());
    environment.put(MARKER, path.toString());
    return environment;
  }
}
