package dev.skynet.operator.reconcile;

import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.operator.observe.Pending;
import dev.skynet.protocol.message.Refused;
import dev.skynet.protocol.names.GroupName;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names what members refuse. A refusal that ends no turn (a message that could not be read, or was
 * for another group) stands in no row and would be seen nowhere else.
 */
final class Refusals {
  private static final Logger log = LoggerFactory.getLogger(Refusals.class);

  private final OperatorMetrics metrics;

  Refusals(OperatorMetrics metrics) {
    this.metrics = metrics;
  }

  /** These reports are stored and will not come again. */
  void handled(GroupName group, List<Pending> reports) {
    for (Pending pending : reports) {
      if (pending.incoming().report() instanceof Refused refused) {
        metrics.refused(refused.reason().name());
        log.warn(
            "refused: group={} instance={} ticket={} reason={} {}",
            group,
            refused.instance(),
            refused.ticket(),
            refused.reason(),
            refused.message());
      }
    }
  }
}
