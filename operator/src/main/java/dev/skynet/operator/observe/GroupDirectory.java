package dev.skynet.operator.observe;

import dev.skynet.protocol.names.GroupName;

/** Which groups there are, and how they are woken. */
public interface GroupDirectory {
  /** Whether the group was there when it was last heard of; asks nobody. */
  boolean isKnown(GroupName group);

  /** Whether the operator looks after the group's namespace; of others it knows nothing. */
  boolean isLookedAfter(GroupName group);

  /**
   * Whether the group exists.
   *
   * @return false only when the API server positively says so, or when the operator does not look
   *     after the namespace
   * @throws RuntimeException of the client when the server does not answer
   */
  boolean exists(GroupName group);

  /** Another look at the group soon; of a group that does not exist: nothing. */
  void wake(GroupName group);

  /** Another look at every group. */
  void wakeAll();
}
