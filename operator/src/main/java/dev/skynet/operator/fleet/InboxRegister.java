package dev.skynet.operator.fleet;

import dev.skynet.protocol.names.GroupName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tagged inboxes: the durable register of all members. */
public interface InboxRegister {
  /** Every inbox of the fleet. */
  List<Inbox> list();

  /**
   * Makes the inbox of a member, with its policy and tags; making it again changes nothing.
   *
   * @param sender the SQS SenderId that may read it
   * @return false when the id's inbox is tagged for another group: contested, nothing was changed
   */
  boolean create(GroupName group, String instance, String sender);

  /** Notes on the inbox itself that its member is gone, so that the next leader knows. */
  void tagGone(String instance, Instant when);

  /** Deletes an inbox; deleting it again changes nothing. */
  void delete(String instance);

  /**
   * An inbox.
   *
   * @param group it is tagged for
   * @param instance that reads it
   * @param goneSince when its member was found to be gone, if it was
   */
  record Inbox(GroupName group, String instance, Optional<Instant> goneSince) {}
}
