package dev.skynet.operator.group.plan;

import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.operator.group.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who answers, who is silent, and of whom nothing is known yet. */
final class Presence {
  private final Situation situation;
  private final Draft draft;

  Presence(Situation situation, Draft draft) {
    this.situation = situation;
    this.draft = draft;
  }

  /** The id that this reign's roll call of the present rollout has. */
  String rollCall() {
    return situation.seen().leader() + "." + (draft.active == null ? "idle" : draft.active.uid());
  }

  /** Members that are not gone. */
  List<Member> present() {
    return situation.seen().members().values().stream()
        .filter(m -> m.goneSince().isEmpty())
        .toList();
  }

  /** Whether it has spoken in this reign and its signs have not stopped since. */
  boolean answers(Member member) {
    return member.goneSince().isEmpty() && member.joined().isPresent() && !silent(member);
  }

  boolean answers(String instance) {
    return situation.member(instance).filter(this::answers).isPresent();
  }

  /** Whether what it last said is fresh enough to open a turn on it. */
  boolean fresh(Member member) {
    return member
        .lastSeen()
        .filter(seen -> !seen.plus(situation.timings().fresh()).isBefore(situation.now()))
        .isPresent();
  }

  /** Whether its next expected sign is overdue; judged only by a settled leader. */
  boolean silent(Member member) {
    Optional<Instant> counts = situation.seen().silenceCountsFrom();
    if (counts.isEmpty()) {
      return false;
    }
    if (member.joined().isEmpty()) {
      return overdue(rollCallSent(member), counts.get(), situation.timings().rollCall());
    }
    Duration limit = period(member).plus(situation.timings().silence());
    return overdue(member.lastSeen().orElse(counts.get()), counts.get(), limit)
        || rollCallUnanswered(member, counts.get());
  }

  /** Neither heard nor judged silent: nothing may be decided as if it were one of both. */
  boolean unknown(Member member) {
    return member.goneSince().isEmpty()
        && member.joined().isEmpty()
        && !silent(member)
        && !rowSaysUnreachable(member.id());
  }

  /** Whether it has answered the roll call of the present rollout, or started after it. */
  boolean answeredRollCall(Member member) {
    String id = rollCall();
    return member
        .joined()
        .filter(
            j ->
                j.rollCall() == null
                    ? !j.at().isBefore(rollCallSent(member))
                    : id.equals(j.rollCall()))
        .isPresent();
  }

  /** Members that stay silent, silent entries of the ledger among them. */
  int silentCount() {
    var ids = new ArrayList<String>();
    for (Member member : present()) {
      boolean entry = draft.turns.containsKey(member.id()) && draft.turns.get(member.id()).silent;
      boolean judged =
          silent(member) || (member.joined().isEmpty() && rowSaysUnreachable(member.id()));
      if (entry || judged) {
        ids.add(member.id());
      }
    }
    return ids.size();
  }

  int unknownCount() {
    return (int) present().stream().filter(this::unknown).count();
  }

  private boolean rowSaysUnreachable(String id) {
    RolloutEdit active = draft.activeRollout();
    RowEdit row = active == null ? null : active.rows.get(id);
    return row != null && row.phase == InstancePhase.Unreachable;
  }

  private boolean rollCallUnanswered(Member member, Instant counts) {
    return draft.active != null
        && !answeredRollCall(member)
        && sent(member).isPresent()
        && overdue(rollCallSent(member), counts, situation.timings().rollCall())
        && member.lastSeen().filter(seen -> seen.isAfter(rollCallSent(member))).isEmpty();
  }

  private Duration period(Member member) {
    TurnEdit turn = draft.turns.get(member.id());
    if (turn != null && turn.isAccepted() && turn.outcome == null) {
      return situation.timings().turnPulse();
    }
    return draft.active == null
        ? situation.timings().idlePulse()
        : situation.timings().rolloutPulse();
  }

  private Optional<Instant> sent(Member member) {
    return Optional.ofNullable(
        situation.seen().sent().get(Messages.rollCallKey(member.id(), rollCall())));
  }

  private Instant rollCallSent(Member member) {
    return sent(member).orElse(situation.now());
  }

  private boolean overdue(Instant lastSign, Instant counts, Duration limit) {
    Instant from = lastSign.isAfter(counts) ? lastSign : counts;
    return from.plus(limit).isBefore(situation.now());
  }
}
