package dev.skynet.agent.time;

import java.time.Duration;

/**
 * A moment on the monotonic clock.
 *
 * @param time the clock
 * @param end in its nanoseconds
 */
public record Deadline(MonotonicTime time, long end) {
  /** The moment that is this far away. */
  public static Deadline in(MonotonicTime time, Duration duration) {
    return new Deadline(time, time.nanos() + duration.toNanos());
  }

  /** How long until then; zero once it is over. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - time.nanos()));
  }

  /** Whether it has come. */
  public boolean over() {
    return remaining().isZero();
  }

  /** The earlier of the two. */
  public Deadline orEarlier(Deadline other) {
    return end - other.end <= 0 ? this : other;
  }
}
