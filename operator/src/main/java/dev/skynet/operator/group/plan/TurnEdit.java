package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.BuiltArtifact;
import dev.skynet.crds.group.Turn;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.group.TurnOutcome;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.operator.group.Member;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of the ledger while a plan is made. */
final class TurnEdit {
  private static final String PREPARE = ".prepare";

  final String instance;
  final String ticket;
  final String rollout;
  final TurnKind why;
  final long fence;
  final int attempt;
  final Instant since;
  int number;
  TurnStep step;
  Instant notAfter;
  @Nullable Instant acceptedAt;
  @Nullable BuiltArtifact built;
  boolean uploaded;
  boolean cancelled;
  boolean silent;
  @Nullable TurnOutcome outcome;

  TurnEdit(Turn turn) {
    instance = turn.instance();
    ticket = turn.ticket();
    rollout = turn.rollout();
    why = turn.why();
    step = turn.step();
    fence = turn.fence();
    number = turn.number();
    attempt = turn.attempt();
    since = turn.since();
    notAfter = turn.notAfter();
    acceptedAt = turn.acceptedAt();
    built = turn.built();
    uploaded = Boolean.TRUE.equals(turn.uploaded());
    cancelled = Boolean.TRUE.equals(turn.cancelled());
    silent = Boolean.TRUE.equals(turn.silent());
    outcome = turn.outcome();
  }

  Turn toTurn() {
    return new Turn(
        instance,
        ticket,
        rollout,
        why,
        step,
        fence,
        number,
        attempt,
        since,
        notAfter,
        acceptedAt,
        built,
        flag(uploaded),
        flag(cancelled),
        flag(silent),
        outcome);
  }

  /** The id that the messages of the present step carry. */
  String wireTicket() {
    return step == TurnStep.Prepare ? ticket + PREPARE : ticket;
  }

  /** Whether the member is away, or may be, and is expected to come back by itself. */
  boolean isOpen() {
    return outcome == null && !silent;
  }

  boolean isAccepted() {
    return acceptedAt != null;
  }

  /** Whether its member says by its pulses that it is at it. */
  boolean isBusy(Situation situation) {
    return situation
        .member(instance)
        .flatMap(Member::busy)
        .filter(wireTicket()::equals)
        .isPresent();
  }

  /** A lead that has not begun to install: its silence is no failure. */
  boolean isLeadBeforeItsLine() {
    return why == TurnKind.Lead && (step == TurnStep.Prepare || acceptedAt == null);
  }

  /** The first outcome stands. */
  void end(TurnOutcome how) {
    if (outcome == null) {
      outcome = how;
    }
  }

  void end(
      InstancePhase phase,
      @Nullable Reason reason,
      @Nullable String message,
      Instant at,
      @Nullable String release) {
    end(new TurnOutcome(phase, reason, message, at, release, null, null));
  }

  private static @Nullable Boolean flag(boolean value) {
    return value ? Boolean.TRUE : null;
  }
}
