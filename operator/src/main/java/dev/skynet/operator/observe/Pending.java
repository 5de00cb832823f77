package dev.skynet.operator.observe;

import dev.skynet.operator.fleet.Delivery;
import dev.skynet.operator.group.FleetObservation.Incoming;
import java.util.List;

/**
 * A report that no stored status includes yet.
 *
 * @param incoming what the planner sees
 * @param deliveries every delivery of it that was received, to delete all of them
 * @param receivedNanos when the first of them was received, monotonic
 */
public record Pending(Incoming incoming, List<Delivery> deliveries, long receivedNanos) {
  public Pending {
    deliveries = List.copyOf(deliveries);
  }
}
