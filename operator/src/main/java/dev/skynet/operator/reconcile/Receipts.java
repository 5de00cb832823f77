package dev.skynet.operator.reconcile;

import dev.skynet.operator.fleet.ReportQueue;
import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.operator.observe.FleetMemory;
import dev.skynet.operator.observe.Pending;
import dev.skynet.protocol.names.GroupName;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes reports that are stored, and buries those of senders that may not speak. */
final class Receipts {
  private static final Logger log = LoggerFactory.getLogger(Receipts.class);

  private final ReportQueue reports;
  private final FleetMemory memory;
  private final OperatorMetrics metrics;
  private final Refusals refusals;

  Receipts(ReportQueue reports, FleetMemory memory, OperatorMetrics metrics) {
    this.reports = reports;
    this.memory = memory;
    this.metrics = metrics;
    refusals = new Refusals(metrics);
  }

  /**
   * Each refused one is buried by itself: one that makes trouble holds up no other. What cannot be
   * deleted now is planned with again, which changes nothing: what is stored absorbs it.
   *
   * @param stored includes them
   * @param refused may not speak for the group
   * @return whether all are gone from the queue
   */
  boolean settle(GroupName group, List<Pending> stored, List<Pending> refused) {
    boolean all = stored.isEmpty() || tried(group, () -> delete(group, stored));
    for (Pending one : refused) {
      all &= tried(group, () -> bury(group, one));
    }
    return all;
  }

  private void delete(GroupName group, List<Pending> stored) {
    reports.delete(stored.stream().flatMap(p -> p.deliveries().stream()).toList());
    memory.handled(group, stored);
    refusals.handled(group, stored);
  }

  private void bury(GroupName group, Pending refused) {
    String sender = refused.incoming().sender();
    String instance = refused.incoming().report().instance();
    reports.bury(
        refused.deliveries().getLast(),
        "WrongSender: " + sender + " may not speak for group " + group);
    reports.delete(refused.deliveries());
    log.warn(
        "report buried: reason=WrongSender group={} instance={} sender={}; list it in"
            + " spec.members.registered.senders if it may speak for the group",
        group,
        instance,
        sender);
    metrics.buried("WrongSender");
    memory.handled(group, List.of(refused));
  }

  private static boolean tried(GroupName group, Runnable what) {
    try {
      what.run();
      return true;
    } catch (RuntimeException e) {
      log.warn("group={} reports cannot be deleted yet: {}", group, e.toString());
      return false;
    }
  }
}
