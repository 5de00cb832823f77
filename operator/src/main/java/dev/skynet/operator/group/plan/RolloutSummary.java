package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Condition;
import dev.skynet.crds.rollout.Counts;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RevisionStatus;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.crds.rollout.Times;
import dev.skynet.protocol.release.Release;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Rollout's status from its draft. */
final class RolloutSummary {
  private RolloutSummary() {}

  static RolloutStatus of(RolloutEdit rollout, Situation situation) {
    Counts counts = counts(rollout);
    return new RolloutStatus(
        rollout.view.generation(),
        rollout.phase,
        conditions(rollout, situation),
        revision(rollout, situation),
        rollout.from,
        rollout.plan,
        rollout.fence,
        rollout.lead,
        rollout.plan == null ? null : "%d/%d".formatted(counts.updated(), rollout.members()),
        rollout.plan == null ? null : counts,
        new Times(rollout.startedAt, rollout.progressAt, rollout.pausedAt, rollout.finishedAt),
        rollout.toRows());
  }

  private static @Nullable RevisionStatus revision(RolloutEdit rollout, Situation situation) {
    RevisionStatus revision = rollout.revision;
    if (revision == null) {
      return null;
    }
    return rollout
        .release(situation)
        .map(
            (Release r) ->
                new RevisionStatus(
                    revision.commit(), revision.shortCommit(), r.artifact().digest().hex(), r.id()))
        .orElse(revision);
  }

  private static List<Condition> conditions(RolloutEdit rollout, Situation situation) {
    var conditions =
        new Conditions(
            rollout.view.status().conditions(), rollout.view.generation(), situation.now());
    boolean isFinal = rollout.isFinal();
    Boolean succeeded = isFinal ? rollout.phase == RolloutPhase.Succeeded : null;
    boolean stalled = rollout.phase == RolloutPhase.Failed || rollout.phase == RolloutPhase.Aborted;
    return conditions
        .add(Conditions.FINISHED, isFinal, rollout.reason, rollout.message)
        .add(Conditions.SUCCEEDED, succeeded, rollout.reason, rollout.message)
        .add(
            Conditions.PAUSED,
            rollout.phase == RolloutPhase.Paused,
            rollout.reason,
            rollout.message)
        .add(Conditions.RECONCILING, !isFinal, rollout.reason, rollout.message)
        .add(Conditions.STALLED, stalled, rollout.reason, rollout.message)
        .list();
  }

  private static Counts counts(RolloutEdit rollout) {
    return new Counts(
        count(rollout, EnumSet.of(InstancePhase.Waiting, InstancePhase.Staged)),
        count(rollout, EnumSet.of(InstancePhase.Ticketed, InstancePhase.Updating)),
        count(rollout, EnumSet.of(InstancePhase.Updated)),
        count(rollout, EnumSet.of(InstancePhase.Failed, InstancePhase.RolledBack)),
        count(rollout, EnumSet.of(InstancePhase.RolledBack)),
        count(rollout, EnumSet.of(InstancePhase.Unreachable)),
        count(rollout, EnumSet.of(InstancePhase.Gone)));
  }

  private static int count(RolloutEdit rollout, Set<InstancePhase> phases) {
    return (int) rollout.rows.values().stream().filter(r -> phases.contains(r.phase)).count();
  }
}
