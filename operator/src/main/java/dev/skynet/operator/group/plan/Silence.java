package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.operator.group.Member;
import dev.skynet.operator.group.action.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names members that have fallen silent, in a turn or outside of one, and those that are gone. */
final class Silence implements Step {
  @Override
  public void apply(Situation situation, Draft draft) {
    var presence = new Presence(situation, draft);
    for (TurnEdit turn : draft.turns.values()) {
      if (turn.isOpen()) {
        situation
            .member(turn.instance)
            .filter(m -> presence.silent(m) || overran(situation, draft, turn))
            .ifPresent(m -> fallSilent(turn, draft));
      }
    }
    forget(situation, draft, presence);
    RolloutEdit active = draft.activeRollout();
    if (active != null && !active.isFinal()) {
      situation.members().forEach(m -> row(m, active, situation, draft, presence));
      active.rows.values().stream()
          .filter(row -> presence.missing(row.id) && !draft.turns.containsKey(row.id))
          .forEach(row -> gone(row, Reason.Left));
    }
  }

  /**
   * A member that is not gone has a row; a silent one that waits is passed over until it speaks.
   */
  private static void row(
      Member member, RolloutEdit active, Situation situation, Draft draft, Presence presence) {
    Optional<Reason> departed = Departure.why(member, situation, presence);
    if (departed.isPresent() && !active.rows.containsKey(member.id())) {
      return;
    }
    RowEdit row = active.row(member.id());
    TurnEdit turn = draft.turns.get(member.id());
    if (turn != null && turn.rollout.equals(active.name())) {
      return;
    }
    if (departed.isPresent()) {
      gone(row, departed.get());
    } else if (row.waits() && (presence.silent(member) || leftOver(turn))) {
      row.is(InstancePhase.Unreachable, Reason.AgentSilent);
    } else if (row.phase == InstancePhase.Gone
        || (row.phase == InstancePhase.Unreachable
            && presence.answers(member)
            && !leftOver(turn))) {
      row.is(InstancePhase.Waiting, null);
    }
  }

  /** A turn that failed stays one: else a failure that left would make room for the next one. */
  private static void gone(RowEdit row, Reason why) {
    if (row.phase != InstancePhase.Gone && !row.failed()) {
      row.is(InstancePhase.Gone, why);
    }
  }

  /** An entry of a former rollout that waits for its silent member; it holds up no other one. */
  private static boolean leftOver(@Nullable TurnEdit turn) {
    return turn != null && turn.silent && turn.outcome == null;
  }

  /** What it has not begun, and a build that another lead will make, it need not do any more. */
  private static void fallSilent(TurnEdit turn, Draft draft) {
    if (turn.isLeadBeforeItsLine()) {
      draft.rolloutOf(turn).ifPresent(RolloutEdit::leadLost);
    }
    turn.silent = true;
    if (!turn.isAccepted() || turn.step == TurnStep.Prepare) {
      turn.cancelled = true;
    }
  }

  /** The agent keeps the time of a ticket by itself; who is far beyond it hangs. */
  static boolean overran(Situation situation, Draft draft, TurnEdit turn) {
    Instant accepted = turn.acceptedAt;
    if (accepted == null || !situation.isSettled()) {
      return false;
    }
    Duration limit = Limits.timeout(situation, draft, turn).plus(situation.timings().grace());
    return accepted.plus(limit).isBefore(situation.now());
  }

  private static void forget(Situation situation, Draft draft, Presence presence) {
    presence.present().stream()
        .filter(member -> Departure.isForgotten(member, situation, presence))
        .forEach(member -> draft.actions.add(new Action.MarkGone(member.id())));
    for (Member member : situation.members()) {
      member
          .goneSince()
          .filter(gone -> gone.plus(situation.timings().inboxLinger()).isBefore(situation.now()))
          .ifPresent(gone -> draft.actions.add(new Action.DeleteInbox(member.id())));
    }
  }
}
