package dev.skynet.operator.observe;

import dev.skynet.operator.group.Member;
import java.util.List;
import java.util.Map;

/**
 * What is known of one group at one moment.
 *
 * @param members registered ones, by id
 * @param pending believed reports, oldest first
 * @param refused reports of senders that may not speak for the group
 * @param returned senders of members that were gone and have just spoken again, by id
 * @param highestFence that any agent of the group told of
 */
public record Seen(
    Map<String, Member> members,
    List<Pending> pending,
    List<Pending> refused,
    Map<String, String> returned,
    long highestFence) {
  public Seen {
    members = Map.copyOf(members);
    pending = List.copyOf(pending);
    refused = List.copyOf(refused);
    returned = Map.copyOf(returned);
  }
}
