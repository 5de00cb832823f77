package dev.skynet.agent.inbox;

import java.io.IOException;
import java.util.List;

/** The queue of messages to this instance. */
public interface InstanceInbox {
  /**
   * Waits a while for messages.
   *
   * @return those that came; may be empty
   * @throws NotYetReadable if there is no inbox yet, or this instance may not read it yet
   * @throws IOException if it is not known what is there; try again
   */
  List<Received> receive() throws NotYetReadable, IOException, InterruptedException;

  /**
   * Forgets a message that was dealt with.
   *
   * @throws IOException if it may come again
   */
  void delete(Received message) throws IOException;

  /**
   * A message.
   *
   * @param id of the queue's own making
   * @param receipt needed to delete it
   * @param body what was sent
   */
  record Received(String id, String receipt, String body) {}

  /** There is no inbox yet, or this instance may not read it yet; the message says which. */
  final class NotYetReadable extends Exception {
    private static final long serialVersionUID = 1;

    public NotYetReadable(String message) {
      super(message);
    }
  }
}
