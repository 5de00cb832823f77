package dev.skynet.operator.group;

import dev.skynet.operator.group.action.JobState;
import dev.skynet.protocol.message.Report;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this leader has seen of the group's members and jobs.
 *
 * @param leader id of this reign; a new one for every time the lease was won
 * @param registerRead whether the tagged inboxes have been listed in this reign
 * @param silenceCountsFrom set once the leader is settled: lease held and reports queue read empty
 *     for Timings.settle since that instant
 * @param members by id
 * @param asking those that want an inbox, by id
 * @param reports checked reports that no stored status includes yet, oldest first
 * @param jobs by job key
 * @param sent last successful sending in this reign, by Send.key
 * @param firstSent first successful sending in this reign, by Send.key: from then on an answer is
 *     expected
 * @param unstored what the API server refused to store of the last plan
 * @param highestFence highest fence that any agent of the group told of
 */
public record FleetObservation(
    String leader,
    boolean registerRead,
    Optional<Instant> silenceCountsFrom,
    Map<String, Member> members,
    Map<String, Asking> asking,
    List<Incoming> reports,
    Map<String, JobState> jobs,
    Map<String, Instant> sent,
    Map<String, Instant> firstSent,
    Optional<String> unstored,
    long highestFence) {
  /**
   * A report from a believed sender.
   *
   * @param report what it says
   * @param sender the SenderId of SQS
   * @param sentAt AWS time
   */
  public record Incoming(Report report, String sender, Instant sentAt) {}
}
