package dev.skynet.local.kube;

import dev.skynet.local.process.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** One of the three processes: it can be killed and started again alone, on its port and data. */
public final class Component {
  private static final Duration START = Duration.ofMinutes(1);

  private final ChildProcess process;
  private final BooleanSupplier ready;

  Component(ChildProcess process, BooleanSupplier ready) {
    this.process = process;
    this.ready = ready;
  }

  /**
   * Starts it, unless it runs, and waits until it can be used.
   *
   * @throws IllegalStateException if it cannot within a minute; with the end of its log
   */
  public void start() {
    process.start();
    process.awaitReady(ready, START);
  }

  /** Ends it as {@code kill -9} does; its fellows live on. */
  public void kill() {
    process.kill();
  }

  /** Freezes it; {@link #thaw} lets it go on. */
  public void freeze() {
    process.signal("STOP");
  }

  /** Lets a frozen one go on. */
  public void thaw() {
    process.signal("CONT");
  }

  /** Whether it runs. */
  public boolean alive() {
    return process.alive();
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Its log, kept over restarts. */
  public Path log() {
    return process.log();
  }

  void stop(Duration grace) {
    process.stop(grace);
  }
}
