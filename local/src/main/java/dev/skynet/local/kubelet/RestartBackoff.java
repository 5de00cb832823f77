package dev.skynet.local.kubelet;

import java.time.Duration;

/**
 * How long a container that ended waits. The first restart is at once; as with the real kubelet a
 * container that ran for ten minutes begins anew.
 */
final class RestartBackoff {
  private static final Duration STEADY = Duration.ofMinutes(10);

  private final Duration first;
  private final Duration cap;
  private Duration next = Duration.ZERO;

  RestartBackoff(Duration first, Duration cap) {
    this.first = first;
    this.cap = cap;
  }

  /** The wait after a run of the given length. */
  Duration afterRunOf(Duration ran) {
    if (ran.compareTo(STEADY) >= 0) {
      next = Duration.ZERO;
    }
    Duration now = next;
    Duration doubled = now.isZero() ? first : now.multipliedBy(2);
    next = doubled.compareTo(cap) > 0 ? cap : doubled;
    return now;
  }
}
