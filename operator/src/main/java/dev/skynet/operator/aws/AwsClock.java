package dev.skynet.operator.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * AWS time: starts as the local clock, runs on monotonically, and is set right when the {@code
 * Date} of an answer is more than 2 s away from the time in which it was given.
 */
public final class AwsClock implements InstantSource {
  /** {@code Date} counts whole seconds, and an answer is a moment under way. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(AwsClock.class);

  private final LongSupplier nanoTime;
  private final long startNanos;
  private Instant start;

  /**
   * @param local what to begin with
   * @param nanoTime monotonic, {@link System#nanoTime} but in tests
   */
  public AwsClock(InstantSource local, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
    this.start = local.instant();
  }

  @Override
  public Instant instant() {
    return at(nanos());
  }

  /** The monotonic time, to hand to {@link #answered}. */
  long nanos() {
    return nanoTime.getAsLong();
  }

  /**
   * An answer was given some time between these two. Only what contradicts that moves the clock,
   * and no further than it must: an answer that lay unread while the process was frozen is old, not
   * wrong.
   *
   * @param sentNanos when the request went out
   * @param readNanos when the answer was read
   * @param date what the answer says
   */
  synchronized void answered(long sentNanos, long readNanos, Instant date) {
    var behind = Duration.between(at(readNanos), date);
    var ahead = Duration.between(date, at(sentNanos));
    if (behind.compareTo(TOLERANCE) > 0) {
      moveBy(behind);
    } else if (ahead.compareTo(TOLERANCE) > 0) {
      moveBy(ahead.negated());
    }
  }

  private void moveBy(Duration correction) {
    start = start.plus(correction);
    LOG.atWarn()
        .addKeyValue("correctionSeconds", correction.toSeconds())
        .log("The local clock is not AWS time; AWS time is used from now on");
  }

  private synchronized Instant at(long nanos) {
    return start.plusNanos(nanos - startNanos);
  }
}
