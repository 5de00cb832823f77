package dev.skynet.operator.observe;

import java.time.Duration;

/** Waits; handed in, so that tests do not. */
@FunctionalInterface
public interface Pause {
  /**
   * Waits for so long.
   *
   * @throws InterruptedException when the waiting is over
   */
  void of(Duration period) throws InterruptedException;
}
