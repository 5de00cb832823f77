package dev.skynet.operator.observe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One step after the other on a virtual thread of its own, until closed. */
public final class Loop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Loop.class);
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final String name;
  private final Step step;
  private final Duration afterFailure;
  private final Pause pause;
  private volatile boolean closing;
  private boolean failing;
  private @Nullable Thread thread;

  /** What is repeated. */
  @FunctionalInterface
  public interface Step {
    /**
     * Runs once.
     *
     * @return how long to wait before the next time
     */
    Duration run() throws InterruptedException;
  }

  /**
   * @param name for logs and thread dumps
   * @param afterFailure how long to wait after a step that threw
   */
  public Loop(String name, Step step, Duration afterFailure, Pause pause) {
    this.name = name;
    this.step = step;
    this.afterFailure = afterFailure;
    this.pause = pause;
  }

  /** Begins. */
  public synchronized void start() {
    thread = Thread.ofVirtual().name(name).start(this::run);
  }

  /** Interrupts the step under way and waits for its end, at most 5 s. */
  @Override
  public void close() {
    closing = true;
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join(LONGEST_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closing) {
        Duration wait = once();
        if (wait.isPositive()) {
          pause.of(wait);
        }
      }
    } catch (InterruptedException e) {
      log.debug("{} ends", name);
    }
  }

  private Duration once() throws InterruptedException {
    try {
      Duration wait = step.run();
      if (failing) {
        log.info("{} goes on", name);
        failing = false;
      }
      return wait;
    } catch (RuntimeException | Error e) {
      if (closing) {
        throw new InterruptedException();
      }
      if (!failing) {
        log.warn("{} fails and is tried again: {}", name, e.toString(), e);
        failing = true;
      }
      return afterFailure;
    }
  }
}
