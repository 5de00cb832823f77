package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.group.TurnOutcome;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.protocol.release.Release;

/** Shows the ledger in the rows: the ledger decides, rows follow. */
final class Rows implements Step {
  private static final int LOG_TAILS = 16;

  @Override
  public void apply(Situation situation, Draft draft) {
    for (TurnEdit turn : draft.turns.values()) {
      draft
          .rolloutOf(turn)
          .ifPresent(rollout -> show(turn, rollout, rollout.row(turn.instance), situation));
    }
    draft.rollouts.values().forEach(Rows::keepFewTails);
    draft.rollouts.values().forEach(rollout -> RowBound.keep(rollout, situation, draft));
  }

  private static void show(TurnEdit turn, RolloutEdit rollout, RowEdit row, Situation situation) {
    if (row.attempt > turn.attempt || (row.attempt == turn.attempt && row.finishedAt != null)) {
      return;
    }
    TurnOutcome outcome = turn.outcome;
    if (row.readAttempt < turn.attempt && outcome == null) {
      begin(turn, rollout, row, situation);
      return;
    }
    row.attempt = turn.attempt;
    row.number = turn.number;
    InstancePhase before = row.phase;
    if (outcome != null) {
      finish(turn, outcome, row);
      if (!row.waits()) {
        rollout.progressAt = situation.now();
      }
    } else if (turn.silent) {
      row.is(
          turn.isLeadBeforeItsLine() ? InstancePhase.Unreachable : InstancePhase.Failed,
          Reason.AgentSilent);
    } else if (turn.isAccepted()) {
      row.is(InstancePhase.Updating, turn.step == TurnStep.Prepare ? Reason.Building : null);
      if (before != InstancePhase.Updating) {
        rollout.progressAt = situation.now();
      }
    } else {
      row.is(InstancePhase.Ticketed, null);
    }
  }

  /**
   * The entry was stored and its row was not: it begins now, once it is known again what the member
   * ran before its turn; till then the entry counts as that of a member that served.
   */
  private static void begin(TurnEdit turn, RolloutEdit rollout, RowEdit row, Situation situation) {
    boolean known = situation.member(turn.instance).filter(m -> m.joined().isPresent()).isPresent();
    if (known && row.attempt < turn.attempt) {
      row.begin(
          turn.attempt,
          turn.number,
          turn.since,
          Reports.runs(situation, turn),
          rollout.release(situation).map(Release::id).orElse(null));
    }
  }

  private static void finish(TurnEdit turn, TurnOutcome outcome, RowEdit row) {
    if (outcome.phase() == InstancePhase.Gone && row.failed()) {
      // its turn before this one, which never reached it; that it failed is not undone by its going
      row.finishedAt = outcome.at();
      return;
    }
    row.phase = outcome.phase();
    row.reason = outcome.reason();
    row.message = outcome.message() == null ? null : Text.head(outcome.message(), Text.MESSAGE);
    if (outcome.phase() == InstancePhase.Updated && turn.why == TurnKind.CatchUp) {
      row.is(InstancePhase.Updated, Reason.CaughtUp);
    }
    row.runs = outcome.release();
    row.log = outcome.log();
    row.logTail = outcome.logTail() == null ? null : Text.tail(outcome.logTail(), Text.TAIL);
    row.finishedAt = outcome.at();
  }

  /** A status stays small: only the first failed rows keep the tail of their log. */
  private static void keepFewTails(RolloutEdit rollout) {
    rollout.rows.values().stream()
        .filter(row -> row.logTail != null)
        .skip(LOG_TAILS)
        .forEach(row -> row.logTail = null);
  }
}
