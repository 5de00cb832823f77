package dev.skynet.operator.observe;

import dev.skynet.crds.group.InstanceGroupSpec;
import dev.skynet.crds.group.Registered;

/**
 * Who may speak for the members of a group. SQS puts the SenderId on a message itself; what the
 * message says of its own origin counts for nothing.
 */
public final class SenderCheck {
  private SenderCheck() {}

  /**
   * Whether the group lists this sender.
   *
   * @param sender the SenderId of SQS
   */
  public static boolean believes(InstanceGroupSpec spec, String sender) {
    Registered registered = spec.members().registered();
    return registered != null
        && registered.senders().stream().anyMatch(listed -> listed.id().equals(sender));
  }
}
