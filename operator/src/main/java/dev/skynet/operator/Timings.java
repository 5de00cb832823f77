package dev.skynet.operator;

import java.time.Duration;

/**
 * Every period of the design, in one place; {@link #scaled} makes those between operator and agents
 * shorter for tests.
 *
 * @param rollCall who has not answered a roll call for so long is unreachable
 * @param resend an unanswered message is sent again after it
 * @param idlePulse period of pulses when idle
 * @param rolloutPulse period of pulses from the roll call on
 * @param turnPulse period of pulses in a turn
 * @param silence after the last expected sign
 * @param settle a leader has held the lease and read the reports queue for so long before it judges
 *     silence
 * @param sure the lease must hold at least so long for anything to be done
 * @param fresh no turn opens on facts older than this
 * @param accept a ticket not accepted for so long is void
 * @param grace beyond a timeout that the agent keeps by itself
 * @param inboxLinger inboxes of members that are gone are deleted after it
 * @param presignGrace a presigned URL outlives the timeout of its ticket by it
 * @param presignMost no presigned URL lives longer
 * @param resync every group is looked at again after it, whatever happened
 * @param oldestPulse a heartbeat older than this says nothing any more
 * @param inboxRetention an inbox forgets a message after it
 * @param send a message that SQS has not taken by then is given up, and sent again later: a leader
 *     may not be sure of its lease for longer
 * @param deaf who has not received from a queue for so long has not listened to it; longer than the
 *     longest poll of SQS (20 s)
 * @param backlog a message that waited longer was not just sent: the queue has not been read to its
 *     end
 */
public record Timings(
    Duration rollCall,
    Duration resend,
    Duration idlePulse,
    Duration rolloutPulse,
    Duration turnPulse,
    Duration silence,
    Duration settle,
    Duration sure,
    Duration fresh,
    Duration accept,
    Duration grace,
    Duration inboxLinger,
    Duration presignGrace,
    Duration presignMost,
    Duration resync,
    Duration oldestPulse,
    Duration inboxRetention,
    Duration send,
    Duration deaf,
    Duration backlog) {
  /** The numbers of the design. */
  public static final Timings DEFAULT =
      new Timings(
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(300),
          Duration.ofSeconds(60),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofSeconds(90),
          Duration.ofSeconds(5),
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          Duration.ofSeconds(60),
          Duration.ofHours(1),
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofHours(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(20));

  /**
   * The periods between operator and agents times a factor. Presigned URLs and what SQS does keep
   * theirs: neither clock nor network of AWS runs faster in a test.
   *
   * @param factor greater than 0
   */
  public Timings scaled(double factor) {
    return new Timings(
        scale(rollCall, factor),
        scale(resend, factor),
        scale(idlePulse, factor),
        scale(rolloutPulse, factor),
        scale(turnPulse, factor),
        scale(silence, factor),
        scale(settle, factor),
        scale(sure, factor),
        scale(fresh, factor),
        scale(accept, factor),
        scale(grace, factor),
        scale(inboxLinger, factor),
        presignGrace,
        presignMost,
        scale(resync, factor),
        scale(oldestPulse, factor),
        inboxRetention,
        send,
        deaf,
        backlog);
  }

  private static Duration scale(Duration period, double factor) {
    return Duration.ofMillis(Math.round(period.toMillis() * factor));
  }
}
