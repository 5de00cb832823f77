package dev.skynet.operator.group.plan;

import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.operator.Timings;
import dev.skynet.operator.group.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who answers, who is silent, and of whom nothing is known yet. */
final class Presence {
  private final Situation situation;
  private final Draft draft;
  private final Timings timings;

  Presence(Situation situation, Draft draft) {
    this.situation = situation;
    this.draft = draft;
    this.timings = situation.timings();
  }

  /** The id of the roll call that holds now: each reign, each rollout and its end has its own. */
  String rollCall() {
    String about = draft.active == null ? "idle." + draft.fence : draft.active.uid();
    return situation.seen().leader() + "." + about;
  }

  /** Members that are not gone, by id. */
  List<Member> present() {
    return situation.members().stream().filter(m -> m.goneSince().isEmpty()).toList();
  }

  /** Not in the register of a leader that has held the lease long enough to have read all of it. */
  boolean missing(String instance) {
    return situation.isSettled()
        && situation.seen().registerRead()
        && situation.member(instance).isEmpty();
  }

  /** Whether it has spoken in this reign and its signs have not stopped since. */
  boolean answers(Member member) {
    return member.goneSince().isEmpty() && member.joined().isPresent() && !silent(member);
  }

  boolean answers(String instance) {
    return situation.member(instance).filter(this::answers).isPresent();
  }

  /** Whether a turn may open on it: it answers this leader, and what it said is fresh. */
  boolean ready(Member member) {
    return answers(member) && answeredRollCall(member) && fresh(member);
  }

  private boolean fresh(Member member) {
    return member
        .lastSeen()
        .filter(seen -> !seen.plus(timings.fresh()).isBefore(situation.now()))
        .isPresent();
  }

  /**
   * Whether its next expected sign is overdue; judged only by a settled leader. The first sign is
   * the answer to the roll call, then come pulses, at the period that the roll call told.
   */
  boolean silent(Member member) {
    return silentFrom(member).filter(from -> !from.isAfter(situation.now())).isPresent();
  }

  /** When the next member falls silent, unless it speaks before. */
  Optional<Instant> nextSilence() {
    return present().stream()
        .flatMap(member -> silentFrom(member).stream())
        .filter(from -> from.isAfter(situation.now()))
        .min(Comparator.naturalOrder());
  }

  private Optional<Instant> silentFrom(Member member) {
    if (answeredRollCall(member)) {
      return signOverdue(member, period(member));
    }
    Optional<Instant> answer =
        firstCalled(member)
            .map(called -> lastCalled(member, called))
            .flatMap(called -> overdue(called, timings.rollCall()));
    Optional<Instant> pulse =
        member.joined().flatMap(joined -> signOverdue(member, timings.idlePulse()));
    return Stream.concat(answer.stream(), pulse.stream()).min(Comparator.naturalOrder());
  }

  /**
   * A queue may deliver an older call late, or twice. Who has answered that one since is called
   * again, and has its time to answer from then on.
   */
  private Instant lastCalled(Member member, Instant first) {
    return member
        .joined()
        .map(Member.Joined::at)
        .filter(at -> at.isAfter(first))
        .map(at -> at.plus(timings.resend()))
        .orElse(first);
  }

  /** Neither heard nor judged silent: nothing may be decided as if it were one of both. */
  boolean unknown(Member member) {
    return member.goneSince().isEmpty()
        && member.joined().isEmpty()
        && !silent(member)
        && !rowSaysUnreachable(member.id());
  }

  /** Whether it has answered the roll call that holds now, or started after it. */
  boolean answeredRollCall(Member member) {
    return knowsItsPeriod(member) || startedSince(member);
  }

  /**
   * Whether it was told how often to pulse. Who has started since it was called has its own period
   * until it is called again.
   */
  boolean knowsItsPeriod(Member member) {
    return member.joined().filter(j -> rollCall().equals(j.rollCall())).isPresent();
  }

  private boolean startedSince(Member member) {
    Optional<Instant> called = firstCalled(member);
    return member
        .joined()
        .filter(j -> j.rollCall() == null && called.filter(at -> !j.at().isBefore(at)).isPresent())
        .isPresent();
  }

  /** Members that stay silent, silent entries of the ledger among them. */
  int silentCount() {
    return (int) present().stream().filter(this::countsAsSilent).count();
  }

  int unknownCount() {
    return (int) present().stream().filter(this::unknown).count();
  }

  /** Whether a turn on it may open: one on a member that runs nothing costs no budget. */
  boolean hasPlace(Member member, int limit) {
    return member.running().isEmpty() || away().filter(draft::costsBudget).count() < limit;
  }

  /** Turns of members that are away because of us, or may be; a silent one only once it answers. */
  private Stream<TurnEdit> away() {
    return draft.turns.values().stream().filter(turn -> turn.isOpen() || speaksOfItsTurn(turn));
  }

  /** One that was missed in its turn and is heard to be at it still, within its time. */
  private boolean speaksOfItsTurn(TurnEdit turn) {
    return turn.outcome == null
        && answers(turn.instance)
        && turn.isBusy(situation)
        && !Silence.overran(situation, draft, turn);
  }

  private boolean countsAsSilent(Member member) {
    TurnEdit turn = draft.turns.get(member.id());
    return (turn != null && turn.silent)
        || silent(member)
        || (member.joined().isEmpty() && rowSaysUnreachable(member.id()));
  }

  private boolean rowSaysUnreachable(String id) {
    RolloutEdit active = draft.activeRollout();
    RowEdit row = active == null ? null : active.rows.get(id);
    return row != null && row.phase == InstancePhase.Unreachable;
  }

  private Duration period(Member member) {
    TurnEdit turn = draft.turns.get(member.id());
    if (turn != null && turn.isAccepted() && turn.outcome == null) {
      return timings.turnPulse();
    }
    return draft.active == null ? timings.idlePulse() : timings.rolloutPulse();
  }

  private Optional<Instant> firstCalled(Member member) {
    String key = Messages.rollCallKey(member.id(), rollCall());
    return Optional.ofNullable(situation.seen().firstSent().get(key));
  }

  private Optional<Instant> signOverdue(Member member, Duration period) {
    return overdue(member.lastSeen().orElse(Instant.MIN), period.plus(timings.silence()));
  }

  /** Only what a settled leader could have heard counts. */
  private Optional<Instant> overdue(Instant lastSign, Duration limit) {
    return situation
        .seen()
        .silenceCountsFrom()
        .map(from -> lastSign.isAfter(from) ? lastSign : from)
        .map(from -> from.plus(limit));
  }
}
