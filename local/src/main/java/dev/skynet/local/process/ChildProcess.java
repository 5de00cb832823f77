package dev.skynet.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A process that can be killed and started again, with the same arguments, beside its fellows. It
 * runs in a session of its own, so that Ctrl-C at the terminal reaches only this JVM, which then
 * stops everything in order.
 */
public final class ChildProcess {
  /** Writes its own record before it becomes the program: no moment is left without one. */
  private static final String RECORD_THEN_EXEC =
      "read -r stat < /proc/$$/stat && printf '%s\\n' \"$stat\" > \"$0\" && exec \"$@\"";

  private static final Duration POLL = Duration.ofMillis(20);

  private final Command command;
  private final Map<String, String> environment;
  private final Path record;
  private final Path log;
  private @Nullable Process process;

  ChildProcess(Command command, Map<String, String> environment, Path record, Path log) {
    this.command = command;
    this.environment = environment;
    this.record = record;
    this.log = log;
  }

  /**
   * Starts it; does nothing while it runs.
   *
   * @throws UncheckedIOException if the program cannot be started
   */
  public synchronized void start() {
    if (alive()) {
      return;
    }
    List<String> argv =
        new ArrayList<>(List.of("setsid", "sh", "-c", RECORD_THEN_EXEC, record.toString()));
    argv.addAll(command.argv());
    ProcessBuilder builder =
        new ProcessBuilder(argv)
            .directory(command.workingDirectory().toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(command.environment());
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.name(), e);
    }
  }

  /** Ends it at once, as {@code kill -9} does, and waits until it is gone. */
  public synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
      await(process);
    }
  }

  /** Asks it to end, and kills it if it has not within the grace period. */
  public synchronized void stop(Duration grace) {
    if (process == null) {
      return;
    }
    process.destroy();
    if (!ended(process, grace)) {
      kill();
    }
  }

  /**
   * Sends a signal, for instance {@code STOP} or {@code CONT}.
   *
   * @throws IllegalStateException if it does not run
   */
  public synchronized void signal(String name) {
    long pid = pid();
    try {
      Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start();
      await(kill);
      if (kill.exitValue() != 0) {
        throw new IllegalStateException("cannot send " + name + " to " + command.name());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until it is ready for use.
   *
   * @param ready asked every 20 ms
   * @throws IllegalStateException if it ends before, or is not ready within the limit; with the
   *     last lines of its log
   */
  public void awaitReady(BooleanSupplier ready, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!ready.getAsBoolean()) {
      if (ended(current(), POLL)) {
        throw new IllegalStateException(
            command.name() + " ended with code " + current().exitValue() + seeLog());
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            command.name() + " is not ready after " + limit.toSeconds() + " s" + seeLog());
      }
    }
  }

  /** Whether it runs (a stopped one does too). */
  public synchronized boolean alive() {
    return process != null && process.isAlive();
  }

  /**
   * Its process id.
   *
   * @throws IllegalStateException if it was never started
   */
  public long pid() {
    return current().pid();
  }

  /**
   * Completes with the exit code once the process that runs now has ended; 128 + n after signal n.
   *
   * @throws IllegalStateException if it was never started
   */
  public CompletableFuture<Integer> onExit() {
    return current().onExit().thenApply(Process::exitValue);
  }

  /** Where its output and errors go; kept over restarts. */
  public Path log() {
    return log;
  }

  /** As given. */
  public String name() {
    return command.name();
  }

  private synchronized Process current() {
    if (process == null) {
      throw new IllegalStateException(command.name() + " was not started");
    }
    return process;
  }

  private String seeLog() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return ". The end of its log, "
          + log
          + ":\n"
          + String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    } catch (IOException e) {
      return ". Its log cannot be read: " + e.getMessage();
    }
  }

  private static void await(Process process) {
    if (!ended(process, Duration.ofMinutes(1))) {
      throw new IllegalStateException(
          "process " + process.pid() + " did not end within a minute of SIGKILL");
    }
  }

  private static boolean ended(Process process, Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a process", e);
    }
  }
}
