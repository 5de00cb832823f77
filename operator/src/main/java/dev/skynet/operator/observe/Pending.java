package dev.skynet.operator.observe;

import dev.skynet.operator.fleet.Delivery;
import dev.skynet.operator.group.FleetObservation.Incoming;
import java.util.List;

/**
 * A report that no stored status includes yet.
 *
 * @param incoming what the planner sees
 * @param deliveries every delivery of it that was received, to delete all of them
 */
public record Pending(Incoming incoming, List<Delivery> deliveries) {
  public Pending {
    deliveries = List.copyOf(deliveries);
  }
}
