package dev.skynet.operator.fleet;

import dev.skynet.protocol.message.ToAgent;

/** Sends to the inbox of one instance. */
public interface InstanceInbox {
  /**
   * Sends a message; the same message may be sent again.
   *
   * @throws InboxMissing if the instance has no inbox
   * @throws RuntimeException of the adapter if the queue service does not answer: send again later
   */
  void send(ToAgent message) throws InboxMissing;

  /** The instance has no inbox: it was deleted, or its member never said hello. */
  final class InboxMissing extends Exception {
    private static final long serialVersionUID = 1;

    /** The inbox of this instance is missing. */
    public InboxMissing(String instance) {
      super("instance " + instance + " has no inbox");
    }
  }
}
