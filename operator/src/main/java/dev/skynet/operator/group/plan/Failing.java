package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.TurnOutcome;
import java.time.Instant;

/** Stops the active rollout once more failed than it may, or once it gets nowhere. */
final class Failing implements Step {
  private static final int LEADS = 2;

  @Override
  public void apply(Situation situation, Draft draft) {
    RolloutEdit active = draft.activeRollout();
    if (active == null || active.plan == null || active.isStopping()) {
      return;
    }
    draft.turns.values().stream()
        .filter(t -> t.rollout.equals(active.name()) && Reports.failedInBuild(t))
        .findFirst()
        .ifPresent(turn -> stopForBuild(active, turn));
    int failures = active.failures();
    if (failures > Budget.down(active.plan().maxFailures(), active.members())) {
      active.stop(Reason.TooManyFailures, describe(active, failures));
    }
    if (active.plan().leads() >= LEADS) {
      active.stop(Reason.NoLead, Reason.NoLead.meaning());
    }
    if (active.pausedAt == null && overdue(situation, draft, active)) {
      boolean silent =
          new Presence(situation, draft).silentCount()
              > Budget.atLeastOne(active.plan().maxUnreachable(), active.members());
      Reason why = silent ? Reason.TooManyUnreachable : Reason.ProgressDeadlineExceeded;
      active.stop(why, why.meaning());
    }
  }

  private static void stopForBuild(RolloutEdit active, TurnEdit turn) {
    TurnOutcome outcome = turn.outcome;
    if (outcome != null) {
      Reason reason = outcome.reason() == null ? Reason.BuildFailed : outcome.reason();
      String message = outcome.message() == null ? reason.meaning() : outcome.message();
      active.stop(reason, "%s: %s".formatted(turn.instance, message));
    }
  }

  private static String describe(RolloutEdit active, int failures) {
    return active.rows.values().stream()
        .filter(RowEdit::failed)
        .findFirst()
        .map(
            row ->
                "%d failed; the first was %s: %s"
                    .formatted(failures, row.id, row.message == null ? row.reason : row.message))
        .orElse(Reason.TooManyFailures.meaning());
  }

  /** Time without a settled leader counts against nobody. */
  private static boolean overdue(Situation situation, Draft draft, RolloutEdit active) {
    Instant progress = active.progressAt;
    Instant from = situation.seen().silenceCountsFrom().orElse(null);
    if (progress == null || from == null) {
      return false;
    }
    return draft.openTurns(active.name()).noneMatch(TurnEdit::isAccepted)
        && (progress.isAfter(from) ? progress : from)
            .plus(DurationText.parse(active.plan().progressTimeout()))
            .isBefore(situation.now());
  }
}
