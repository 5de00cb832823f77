package dev.skynet.operator.observe;

import dev.skynet.operator.group.Asking;
import dev.skynet.operator.group.Member;
import java.util.List;
import java.util.Map;

/**
 * What is known of one group at one moment.
 *
 * @param members registered ones and those with an open turn, by id
 * @param pending believed reports, oldest first
 * @param refused reports of senders that may not speak for the group
 * @param asking those that speak and have no inbox that is known of, or one that says they are
 *     gone, by id
 * @param highestFence that any agent of the group told of
 */
public record Seen(
    Map<String, Member> members,
    List<Pending> pending,
    List<Pending> refused,
    Map<String, Asking> asking,
    long highestFence) {
  public Seen {
    members = Map.copyOf(members);
    pending = List.copyOf(pending);
    refused = List.copyOf(refused);
    asking = Map.copyOf(asking);
  }
}
