package dev.skynet.operator.aws;

import java.time.Duration;

/**
 * The periods that SQS keeps for us; it counts whole seconds.
 *
 * @param longPoll how long one receive waits, 0 to 20 s
 * @param visibility a message that was received and not deleted comes again after it
 * @param retention an inbox forgets a message after it, at least 60 s
 * @param oldestPulse a heartbeat older than this says nothing any more
 */
public record QueueTimes(
    Duration longPoll, Duration visibility, Duration retention, Duration oldestPulse) {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** The numbers of the design. */
  public static final QueueTimes DEFAULT =
      new QueueTimes(
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofHours(1),
          Duration.ofMinutes(2));

  /**
   * Shorter waits for tests, none under a second; retention stays.
   *
   * @param factor greater than 0, at most 1
   */
  public QueueTimes scaled(double factor) {
    return new QueueTimes(
        scale(longPoll, factor), scale(visibility, factor), retention, scale(oldestPulse, factor));
  }

  private static Duration scale(Duration period, double factor) {
    var scaled = Duration.ofSeconds(Math.round(period.toSeconds() * factor));
    return scaled.compareTo(SECOND) < 0 ? SECOND : scaled;
  }
}
