package dev.skynet.operator.reconcile;

import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.operator.observe.Pending;
import dev.skynet.protocol.message.Cancelled;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.Refused;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.Reverted;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.names.GroupName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * From the receipt of a report that ends a turn to the ticket that it led to, over the passes in
 * between: they come at once, one after the other. Of several reports the oldest counts.
 */
final class TicketLatency {
  private final OperatorMetrics metrics;
  private final Map<GroupName, Long> since = new ConcurrentHashMap<>();

  TicketLatency(OperatorMetrics metrics) {
    this.metrics = metrics;
  }

  void reports(GroupName group, List<Pending> included) {
    included.stream()
        .filter(pending -> endsATurn(pending.incoming().report()))
        .map(Pending::receivedNanos)
        .reduce(TicketLatency::older)
        .ifPresent(oldest -> since.merge(group, oldest, TicketLatency::older));
  }

  void acted(GroupName group, int tickets, boolean again, long nowNanos) {
    Long received = since.get(group);
    if (received != null && tickets > 0) {
      metrics.reportToTicket(Duration.ofNanos(nowNanos - received));
    }
    if (tickets > 0 || !again) {
      since.remove(group);
    }
  }

  void forget(GroupName group) {
    since.remove(group);
  }

  private static boolean endsATurn(Report report) {
    return report instanceof Succeeded
        || report instanceof Failed
        || report instanceof Reverted
        || report instanceof Refused
        || (report instanceof Cancelled cancelled && !cancelled.tooLate());
  }

  /** Monotonic times are compared by their difference. */
  private static Long older(Long a, Long b) {
    return a - b < 0 ? a : b;
  }
}
