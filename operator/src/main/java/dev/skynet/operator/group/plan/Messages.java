package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.ArtifactStatus;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.operator.group.Member;
import dev.skynet.operator.group.action.Action;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be sent, from the ledger alone: when an entry is new, when the leader is new, and
 * again until it is answered.
 */
final class Messages implements Step {
  @Override
  public void apply(Situation situation, Draft draft) {
    callRoll(situation, draft);
    for (TurnEdit turn : draft.turns.values()) {
      if (turn.outcome != null) {
        confirm(situation, draft, turn);
      } else if (turn.cancelled) {
        send(situation, draft, new Action.SendCancel(turn.instance, turn.wireTicket()));
      } else if (turn.step == TurnStep.Prepare) {
        prepare(situation, draft, turn);
      } else {
        ticket(situation, draft, turn);
      }
    }
  }

  static String rollCallKey(String instance, String id) {
    return "roll-call/" + instance + "/" + id;
  }

  static String confirmKey(TurnEdit turn) {
    return "confirm/" + turn.ticket;
  }

  /** Asks for a message unless it was sent a short while ago. */
  static void send(Situation situation, Draft draft, Action.Send message) {
    Instant sent = situation.seen().sent().get(message.key());
    if (sent == null || !sent.plus(situation.timings().resend()).isAfter(situation.now())) {
      draft.actions.add(message);
    }
  }

  /** Asks for a message unless it was sent in this reign. */
  private static void once(Situation situation, Draft draft, Action.Send message) {
    if (!situation.seen().sent().containsKey(message.key())) {
      draft.actions.add(message);
    }
  }

  private static void callRoll(Situation situation, Draft draft) {
    var presence = new Presence(situation, draft);
    String rollout = draft.active == null ? null : draft.active.name();
    Duration pulse =
        draft.active == null ? situation.timings().idlePulse() : situation.timings().rolloutPulse();
    for (Member member : presence.present()) {
      if (!presence.knowsItsPeriod(member)) {
        send(
            situation,
            draft,
            new Action.CallRoll(member.id(), presence.rollCall(), rollout, draft.fence, pulse));
      }
    }
  }

  private static void confirm(Situation situation, Draft draft, TurnEdit turn) {
    if (turn.outcome != null && turn.outcome.phase() == InstancePhase.Updated) {
      once(situation, draft, new Action.SendConfirm(turn.instance, turn.ticket));
    }
  }

  private static void prepare(Situation situation, Draft draft, TurnEdit turn) {
    RolloutEdit rollout = draft.rolloutOf(turn).orElse(null);
    Optional<Platform> platform = situation.member(turn.instance).flatMap(Member::platform);
    if (rollout == null || rollout.isStopping() || rollout.revision == null || platform.isEmpty()) {
      return;
    }
    Duration timeout = Limits.timeout(situation, draft, turn);
    var key = Prepare.buildKey(rollout, platform.get());
    if (turn.built != null && !turn.uploaded) {
      send(situation, draft, new Action.GrantUpload(turn.toTurn(), key, timeout));
      return;
    }
    var prepare =
        new Action.SendPrepare(
            turn.toTurn(), rollout.revision.commit(), rollout.plan().source(), key, timeout);
    if (turn.isAccepted()) {
      once(situation, draft, prepare);
    } else {
      send(situation, draft, prepare);
    }
  }

  private static void ticket(Situation situation, Draft draft, TurnEdit turn) {
    RolloutEdit rollout = draft.rolloutOf(turn).orElse(null);
    if (rollout == null || (turn.why != TurnKind.CatchUp && rollout.isStopping())) {
      return;
    }
    ArtifactStatus artifact = rollout.plan == null ? null : rollout.plan.artifact();
    if (artifact == null || rollout.revision == null) {
      return;
    }
    Release release = Releases.release(situation, rollout.revision.commit(), artifact);
    var ticket =
        new Action.SendTicket(turn.toTurn(), release, Limits.timeout(situation, draft, turn));
    if (turn.isAccepted()) {
      once(situation, draft, ticket);
    } else {
      send(situation, draft, ticket);
    }
  }
}
