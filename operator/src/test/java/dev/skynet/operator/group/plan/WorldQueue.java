package dev.skynet.operator.group.plan;

import dev.skynet.operator.fleet.Delivery;
import dev.skynet.operator.group.FleetObservation.Incoming;
import dev.skynet.operator.observe.FleetMemory;
import dev.skynet.operator.observe.Pending;
import dev.skynet.protocol.message.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The reports queue: delivers at least once, in any order, until a message is deleted. */
final class WorldQueue {
  private final List<Message> messages = new ArrayList<>();
  private int receipts;

  private static final class Message {
    private final Report report;
    private final Delivery delivery;
    private boolean seen;
    private boolean held;

    Message(Report report, Delivery delivery) {
      this.report = report;
      this.delivery = delivery;
    }
  }

  void send(List<Incoming> said) {
    for (Incoming one : said) {
      add(one.report(), one.sender(), one.sentAt());
    }
    said.clear();
  }

  /** What is in the queue is delivered a second time, whether it was deleted meanwhile or not. */
  void duplicate() {
    List.copyOf(messages).forEach(m -> add(m.report, m.delivery.sender(), m.delivery.sentAt()));
  }

  void turnAround() {
    Collections.reverse(messages);
  }

  /** What is in the queue comes later. */
  void hold() {
    messages.forEach(m -> m.held = true);
  }

  void release() {
    messages.forEach(m -> m.held = false);
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  /** A new leader receives all again that was not deleted. */
  void visibleAgain() {
    messages.forEach(m -> m.seen = false);
  }

  /** Whether anything new was delivered. */
  boolean receive(FleetMemory memory) {
    boolean any = false;
    for (Message message : messages) {
      if (!message.seen && !message.held) {
        memory.report(message.report, message.delivery);
        message.seen = true;
        any = true;
      }
    }
    return any;
  }

  void delete(List<Pending> stored) {
    List<Delivery> done = stored.stream().flatMap(p -> p.deliveries().stream()).toList();
    messages.removeIf(m -> done.contains(m.delivery));
  }

  private void add(Report report, String sender, Instant sentAt) {
    receipts++;
    messages.add(new Message(report, new Delivery("", sender, sentAt, "receipt-" + receipts)));
  }
}
