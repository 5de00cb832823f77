package dev.skynet.operator.aws;

import dev.skynet.operator.Timings;
import java.time.Duration;

/**
 * The periods that the adapters of SQS keep; SQS itself counts whole seconds.
 *
 * @param longPoll how long one receive waits, 0 to 20 s
 * @param visibility a message that was received and not deleted comes again after it
 * @param retention an inbox forgets a message after it, at least 60 s
 * @param oldestPulse a heartbeat older than this says nothing any more
 * @param send a message that is not taken by then is given up
 */
public record QueueTimes(
    Duration longPoll,
    Duration visibility,
    Duration retention,
    Duration oldestPulse,
    Duration send) {
  /** The longest that SQS allows. */
  private static final Duration LONG_POLL = Duration.ofSeconds(20);

  private static final Duration VISIBILITY = Duration.ofSeconds(30);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /**
   * What belongs to the design comes from its periods.
   *
   * @param factor makes the waits that are SQS's own shorter for tests, none under a second; over 1
   *     they stay as they are
   */
  public static QueueTimes of(Timings timings, double factor) {
    return new QueueTimes(
        shorter(LONG_POLL, factor),
        shorter(VISIBILITY, factor),
        timings.inboxRetention(),
        timings.oldestPulse(),
        timings.send());
  }

  private static Duration shorter(Duration period, double factor) {
    var scaled = Duration.ofSeconds(Math.round(period.toSeconds() * Math.min(1, factor)));
    return scaled.compareTo(SECOND) < 0 ? SECOND : scaled;
  }
}
