package dev.skynet.operator.reconcile;

import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.operator.observe.Pending;
import dev.skynet.protocol.names.GroupName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** From a report to the ticket that it led to, over the passes in between. */
final class TicketLatency {
  private final OperatorMetrics metrics;
  private final Map<GroupName, Instant> since = new ConcurrentHashMap<>();

  TicketLatency(OperatorMetrics metrics) {
    this.metrics = metrics;
  }

  void reports(GroupName group, List<Pending> included) {
    included.stream()
        .map(p -> p.incoming().sentAt())
        .max(Instant::compareTo)
        .ifPresent(newest -> since.merge(group, newest, (a, b) -> a.isBefore(b) ? b : a));
  }

  /** The passes that follow from one report come at once, one after the other. */
  void acted(GroupName group, int tickets, boolean again, Instant now) {
    Instant reported = since.get(group);
    if (reported != null && tickets > 0) {
      metrics.reportToTicket(Duration.between(reported, now));
    }
    if (tickets > 0 || !again) {
      since.remove(group);
    }
  }
}
