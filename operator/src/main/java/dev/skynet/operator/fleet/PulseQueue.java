package dev.skynet.operator.fleet;

import java.util.List;

/**
 * The queue of heartbeats; what is received is deleted at once, what is older than its limit
 * dropped.
 */
public interface PulseQueue {
  /**
   * Waits for messages, at most the adapter's long poll, and deletes them.
   *
   * @return up to 10; empty when the queue was read empty
   */
  List<Delivery> receive();
}
