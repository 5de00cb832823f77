package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.BuiltArtifact;
import dev.skynet.crds.group.TurnOutcome;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.operator.group.FleetObservation.Incoming;
import dev.skynet.operator.group.action.Action;
import dev.skynet.protocol.message.Accepted;
import dev.skynet.protocol.message.Built;
import dev.skynet.protocol.message.Cancelled;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.Hello;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.Joined;
import dev.skynet.protocol.message.Leaving;
import dev.skynet.protocol.message.RefusalReason;
import dev.skynet.protocol.message.Refused;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.Reverted;
import dev.skynet.protocol.message.Staged;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.message.Uploaded;
import dev.skynet.protocol.release.Running;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works what agents reported into the ledger: final outcomes absorb, what came before is dropped. A
 * pulse that names a ticket stands for an {@code accepted} that is late.
 */
final class Reports implements Step {
  @Override
  public void apply(Situation situation, Draft draft) {
    List<Incoming> ordered =
        situation.seen().reports().stream()
            .sorted(
                Comparator.<Incoming>comparingLong(i -> i.report().boot())
                    .thenComparingLong(i -> i.report().seq()))
            .toList();
    for (Incoming incoming : ordered) {
      include(incoming, situation, draft);
    }
    draft.turns.values().stream()
        .filter(turn -> turn.outcome == null && turn.isBusy(situation))
        .forEach(turn -> accepted(turn, situation.now()));
  }

  private static void include(Incoming incoming, Situation situation, Draft draft) {
    Report report = incoming.report();
    Instant at = incoming.sentAt();
    switch (report) {
      case Hello hello -> {}
      case Leaving leaving -> draft.actions.add(new Action.MarkGone(leaving.instance()));
      case Joined joined -> {}
      case Staged staged -> {}
      case Accepted accepted ->
          turn(draft, report, accepted.ticket()).ifPresent(turn -> accepted(turn, at));
      case Built built ->
          turn(draft, report, built.ticket()).ifPresent(turn -> built(turn, built, at));
      case Uploaded uploaded ->
          turn(draft, report, uploaded.ticket())
              .filter(turn -> isOfLastBuild(uploaded, turn.built))
              .ifPresent(turn -> turn.uploaded = true);
      case Succeeded done ->
          turn(draft, report, done.ticket()).ifPresent(turn -> turn.end(updated(done, at)));
      case Failed failed ->
          turn(draft, report, failed.ticket()).ifPresent(turn -> turn.end(failed(failed, at)));
      case Reverted back ->
          turn(draft, report, back.ticket())
              .ifPresent(
                  turn ->
                      turn.end(InstancePhase.RolledBack, null, null, at, back.running().release()));
      case Cancelled cancelled ->
          turn(draft, report, cancelled.ticket())
              .ifPresent(turn -> cancelled(turn, cancelled.tooLate(), at, runs(situation, turn)));
      case Refused refused -> refused(refused, at, situation, draft);
    }
  }

  /** The entry that the report is about, in the step that it speaks of. */
  private static Optional<TurnEdit> turn(Draft draft, Report report, String ticket) {
    return Optional.ofNullable(draft.turns.get(report.instance()))
        .filter(turn -> turn.outcome == null && turn.wireTicket().equals(ticket));
  }

  private static void accepted(TurnEdit turn, Instant at) {
    if (turn.acceptedAt == null) {
      turn.acceptedAt = at;
    }
  }

  /** A lead that was killed may build again, and other bytes; what is uploaded stands. */
  private static void built(TurnEdit turn, Built built, Instant at) {
    accepted(turn, at);
    if (!turn.uploaded) {
      turn.built =
          new BuiltArtifact(
              built.digest().hex(), built.size(), built.unpackedSize(), built.files());
    }
  }

  private static boolean isOfLastBuild(Uploaded uploaded, @Nullable BuiltArtifact built) {
    return built != null && built.digest().equals(uploaded.digest().hex());
  }

  private static TurnOutcome updated(Succeeded done, Instant at) {
    return new TurnOutcome(
        InstancePhase.Updated, null, null, at, done.running().release(), done.log(), null);
  }

  private static TurnOutcome failed(Failed failed, Instant at) {
    Running running = failed.running();
    boolean healthy =
        running != null
            && (failed.host() == HostState.Restored || failed.host() == HostState.Untouched);
    return new TurnOutcome(
        healthy ? InstancePhase.RolledBack : InstancePhase.Failed,
        reason(failed.reason().name()),
        Text.head(failed.message(), Text.MESSAGE),
        at,
        running == null ? null : running.release(),
        failed.log(),
        Text.tail(failed.logTail(), Text.TAIL));
  }

  /** A build that can no longer be cancelled is over, and was not wanted. */
  private static void cancelled(TurnEdit turn, boolean tooLate, Instant at, @Nullable String runs) {
    if (tooLate && turn.step == TurnStep.Install) {
      accepted(turn, at);
    } else {
      turn.end(InstancePhase.Waiting, Reason.Cancelled, Reason.Cancelled.meaning(), at, runs);
    }
  }

  private static void refused(Refused refused, Instant at, Situation situation, Draft draft) {
    String ticket = refused.ticket();
    if (ticket == null) {
      return;
    }
    turn(draft, refused, ticket)
        .ifPresent(
            turn -> {
              boolean neverRan =
                  refused.reason() == RefusalReason.Expired
                      || refused.reason() == RefusalReason.Cancelled;
              String runs = runs(situation, turn);
              InstancePhase failed = runs == null ? InstancePhase.Failed : InstancePhase.RolledBack;
              turn.end(
                  neverRan ? InstancePhase.Waiting : failed,
                  reason(refused.reason().name()),
                  Text.head(refused.message(), Text.MESSAGE),
                  at,
                  runs);
            });
  }

  static @Nullable String runs(Situation situation, TurnEdit turn) {
    return situation
        .member(turn.instance)
        .flatMap(m -> m.running())
        .map(Running::release)
        .orElse(null);
  }

  private static Reason reason(String name) {
    for (Reason reason : Reason.values()) {
      if (reason.name().equals(name)) {
        return reason;
      }
    }
    return Reason.Unknown;
  }

  /** Whether the lead's failure was in its build, not in its own installation. */
  static boolean failedInBuild(TurnEdit turn) {
    return turn.step == TurnStep.Prepare
        && turn.outcome != null
        && (turn.outcome.phase() == InstancePhase.Failed
            || turn.outcome.phase() == InstancePhase.RolledBack);
  }
}
