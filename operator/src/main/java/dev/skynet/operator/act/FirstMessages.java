package dev.skynet.operator.act;

import dev.skynet.crds.group.Turn;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.operator.group.action.Action;
import dev.skynet.operator.metrics.OperatorMetrics;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Measures how long after its Rollout was made the first order to build and the first ticket of a
 * rollout went out: once each. What an earlier leader opened is not measured, it may have been sent
 * before.
 */
final class FirstMessages {
  private final OperatorMetrics metrics;
  private final Appearances appearances;
  private final Instant reignSince;

  FirstMessages(OperatorMetrics metrics, Appearances appearances, Instant reignSince) {
    this.metrics = metrics;
    this.appearances = appearances;
    this.reignSince = reignSince;
  }

  /** A message went out that this leader had not sent before. */
  void sent(Action.Send send, Optional<HasMetadata> rollout, Instant now) {
    Optional<Duration> took =
        rollout.flatMap(appearances::of).map(made -> Duration.between(made, now));
    switch (send) {
      case Action.SendPrepare prepare when isFirst(prepare.turn()) ->
          took.ifPresent(metrics::pushToPrepare);
      case Action.SendTicket ticket when isFirst(ticket.turn()) ->
          took.ifPresent(metrics::pushToTicket);
      default -> {}
    }
  }

  private boolean isFirst(Turn turn) {
    return turn.why() == TurnKind.Lead
        && turn.number() == 1
        && turn.attempt() == 1
        && !turn.since().isBefore(reignSince);
  }
}
