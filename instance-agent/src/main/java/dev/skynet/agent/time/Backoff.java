package dev.skynet.agent.time;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Waiting longer each time, a little different on every host, so that a fleet does not knock in
 * step.
 *
 * @param first the first wait
 * @param longest no wait is longer
 * @param random 0 (inclusive) to 1 (exclusive)
 */
public record Backoff(Duration first, Duration longest, DoubleSupplier random) {
  private static final int MOST_DOUBLINGS = 30;

  /**
   * The wait after so many failures.
   *
   * @param failures in a row, from 1
   */
  public Duration after(int failures) {
    long doubled = first.toMillis() << Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
    long bounded = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis((long) (bounded * (0.75 + random.getAsDouble() / 4)));
  }
}
