package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.operator.group.Member;
import dev.skynet.protocol.release.Running;
import java.time.Instant;
import java.util.Optional;

/**
 * Ends turns that no report will end, and takes entries out whose outcome was read in their row.
 */
final class Closing implements Step {
  @Override
  public void apply(Situation situation, Draft draft) {
    var presence = new Presence(situation, draft);
    for (TurnEdit turn : draft.turns.values()) {
      if (turn.outcome == null) {
        endWithoutReport(turn, situation, draft, presence);
      }
    }
    draft.turns.values().removeIf(turn -> turn.outcome != null && stored(turn, situation));
  }

  private static void endWithoutReport(
      TurnEdit turn, Situation situation, Draft draft, Presence presence) {
    Instant now = situation.now();
    Optional<Member> member = situation.member(turn.instance);
    String runs = Reports.runs(situation, turn);
    Optional<Reason> departed =
        member.isPresent()
            ? Departure.why(member.get(), situation, presence)
            : presence.missing(turn.instance) ? Optional.of(Reason.Left) : Optional.empty();
    if (departed.isPresent()) {
      left(turn, departed.get(), draft, now);
    } else if (turn.silent && situation.group().giveUp().contains(turn.instance)) {
      InstancePhase phase =
          turn.isLeadBeforeItsLine() ? InstancePhase.Waiting : InstancePhase.Failed;
      turn.end(phase, Reason.GivenUp, Reason.GivenUp.meaning(), now, runs);
    } else if (!turn.isAccepted() && isVoid(turn, situation)) {
      if (presence.answers(turn.instance) && wasHeardSince(turn, member)) {
        turn.end(InstancePhase.Waiting, Reason.Expired, Reason.Expired.meaning(), now, runs);
      }
    } else if (turn.silent && turn.isAccepted()) {
      member
          .filter(m -> presence.answers(m) && !turn.isBusy(situation))
          .ifPresent(m -> cameBack(turn, m, draft, now));
    }
  }

  /**
   * A lead that is gone before its line is as good as one that fell silent there. Of any other one
   * the silence was a failure, which its going does not undo.
   */
  private static void left(TurnEdit turn, Reason why, Draft draft, Instant now) {
    if (turn.isLeadBeforeItsLine() && !turn.silent) {
      draft.rolloutOf(turn).ifPresent(RolloutEdit::leadLost);
    }
    if (turn.silent && !turn.isLeadBeforeItsLine()) {
      String message = Reason.AgentSilent.meaning() + " " + why.meaning();
      turn.end(InstancePhase.Failed, Reason.AgentSilent, message, now, null);
    } else {
      turn.end(InstancePhase.Gone, why, why.meaning(), now, null);
    }
  }

  /**
   * An agent that has its turn behind it pulses without it. A lead before its line took nothing
   * away, so that it may also come back with nothing.
   */
  private static void cameBack(TurnEdit turn, Member member, Draft draft, Instant now) {
    String runs = member.running().map(Running::release).orElse(null);
    String to = draft.rolloutOf(turn).map(r -> r.row(turn.instance).to).orElse(null);
    InstancePhase phase = InstancePhase.RolledBack;
    if (turn.isLeadBeforeItsLine()) {
      phase = InstancePhase.Waiting;
    } else if (runs == null) {
      return;
    } else if (runs.equals(to)) {
      phase = InstancePhase.Updated;
    }
    turn.end(phase, Reason.AgentSilent, Reason.AgentSilent.meaning(), now, runs);
  }

  /** What it has begun in time it would have told by now. */
  private static boolean wasHeardSince(TurnEdit turn, Optional<Member> member) {
    return member.flatMap(Member::lastSeen).filter(turn.notAfter::isBefore).isPresent();
  }

  /**
   * Nobody can begin it any more, whatever clock the agent has; and this leader would have heard of
   * it if the agent had.
   */
  private static boolean isVoid(TurnEdit turn, Situation situation) {
    return situation.isSettled()
        && turn.notAfter.plus(situation.timings().grace()).isBefore(situation.now());
  }

  private static boolean stored(TurnEdit turn, Situation situation) {
    return situation
        .rollout(turn.rollout)
        .map(
            r ->
                r.status().instances().stream()
                    .anyMatch(row -> holds(row, turn) && confirmed(turn, situation)))
        .orElse(true);
  }

  private static boolean holds(InstanceRow row, TurnEdit turn) {
    return row.id().equals(turn.instance)
        && row.attempt() == turn.attempt
        && row.finishedAt() != null;
  }

  private static boolean confirmed(TurnEdit turn, Situation situation) {
    return turn.outcome == null
        || turn.outcome.phase() != InstancePhase.Updated
        || situation.seen().sent().containsKey(Messages.confirmKey(turn))
        || situation.member(turn.instance).isEmpty();
  }
}
