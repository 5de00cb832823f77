package dev.skynet.agent.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * AWS time: the local clock, corrected by the {@code Date} header of the last answer (to the
 * second). Until the first answer it is the local clock.
 */
public final class AwsClock implements InstantSource {
  private final InstantSource local;
  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

  public AwsClock(InstantSource local) {
    this.local = local;
  }

  /** An answer that has just come carried this time. */
  public void learn(Instant date) {
    var difference = Duration.between(local.instant(), date);
    // The header has whole seconds: a smaller difference is no difference.
    offset.set(difference.abs().compareTo(Duration.ofSeconds(1)) <= 0 ? Duration.ZERO : difference);
  }

  @Override
  public Instant instant() {
    return local.instant().plus(offset.get());
  }
}
