package dev.skynet.operator.fleet;

import java.util.List;

/** The queue of events from all agents. */
public interface ReportQueue {
  /**
   * Waits for messages, at most the adapter's long poll (20 s on SQS).
   *
   * @return up to 10; empty when the queue was read empty
   */
  List<Delivery> receive();

  /** Deletes what is stored or will never be; deleting it again changes nothing. */
  void delete(List<Delivery> handled);

  /** Copies a message that nobody can use to the dead letters, with the reason, and deletes it. */
  void bury(Delivery delivery, String reason);
}
