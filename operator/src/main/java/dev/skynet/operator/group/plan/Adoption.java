package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.ActiveRollout;
import dev.skynet.crds.group.Turn;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Takes up again what a lost status of the group forgot (ADR 0003): the rollout with the highest
 * number goes on, its open turns stand in the ledger again. One that a higher number has overtaken
 * ends. Nothing of this before S3 has said which number is the highest.
 */
final class Adoption implements Step {
  @Override
  public void apply(Situation situation, Draft draft) {
    if (!draft.pointerStands) {
      return;
    }
    List<RolloutEdit> admitted =
        draft.rollouts.values().stream()
            .filter(r -> !r.isFinal() && r.plan != null)
            .sorted(Comparator.<RolloutEdit>comparingLong(r -> r.fence).reversed())
            .toList();
    for (RolloutEdit rollout : admitted) {
      boolean isActive = draft.active != null && rollout.name().equals(draft.active.name());
      if (rollout.fence < draft.fence || (draft.active != null && !isActive)) {
        rollout.stop(Reason.NewerRollout, Reason.NewerRollout.meaning());
      } else if (!isActive) {
        adopt(situation, draft, rollout);
      }
    }
  }

  private static void adopt(Situation situation, Draft draft, RolloutEdit rollout) {
    Instant since = rollout.startedAt == null ? rollout.view.created() : rollout.startedAt;
    long fence = rollout.fence;
    draft.active = new ActiveRollout(rollout.name(), rollout.view.uid(), fence, since);
    draft.fence = fence;
    rollout.rows.values().stream()
        .filter(row -> row.startedAt != null && row.finishedAt == null)
        .filter(row -> !draft.turns.containsKey(row.id))
        .forEach(row -> draft.turns.put(row.id, entry(situation, rollout, row)));
  }

  /** Sent once more, the ticket is answered with the last report of its turn. */
  private static TurnEdit entry(Situation situation, RolloutEdit rollout, RowEdit row) {
    boolean lead = row.id.equals(rollout.lead) && !rollout.anyUpdated();
    boolean waits = row.phase == InstancePhase.Ticketed;
    boolean silent = row.phase == InstancePhase.Failed || row.phase == InstancePhase.Unreachable;
    return new TurnEdit(
        new Turn(
            row.id,
            Opening.ticket(rollout, row),
            rollout.name(),
            lead ? TurnKind.Lead : TurnKind.Rollout,
            rollout.plan().artifact() == null ? TurnStep.Prepare : TurnStep.Install,
            rollout.fence,
            row.number == null ? rollout.nextNumber() : row.number,
            row.attempt,
            situation.now(),
            situation.now().plus(situation.timings().accept()),
            waits ? null : situation.now(),
            null,
            null,
            null,
            silent ? Boolean.TRUE : null,
            null));
  }
}
