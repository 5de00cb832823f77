package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.ActiveRollout;
import dev.skynet.crds.group.DesiredRevision;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.group.Turn;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.operator.group.action.Action;
import dev.skynet.operator.group.action.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The next status while the steps work on it; lives for one plan. */
final class Draft {
  long fence;
  @Nullable DesiredRevision desired;
  @Nullable DesiredRevision previous;
  @Nullable ActiveRollout active;
  @Nullable String queued;
  @Nullable Reason notReady;
  String notReadyMessage = "";

  /** Whether the members are such that no rollout begins. */
  boolean unusable;

  boolean sourceProven;
  boolean pointerStands;

  /** By instance: a member is in one turn at most. */
  final Map<String, TurnEdit> turns = new LinkedHashMap<>();

  final Map<String, RolloutEdit> rollouts = new LinkedHashMap<>();

  /** Instances that ask for an inbox and find no room. */
  final List<String> turnedAway = new ArrayList<>();

  final List<Action> actions = new ArrayList<>();
  final Map<String, Job> jobs = new LinkedHashMap<>();

  Draft(Situation situation) {
    InstanceGroupStatus status = situation.group().status();
    fence = status.fence();
    desired = status.desired();
    previous = status.previous();
    active = status.active();
    for (Turn turn : status.turns()) {
      turns.put(turn.instance(), new TurnEdit(turn));
    }
    for (RolloutView view : situation.rollouts()) {
      rollouts.put(view.name(), new RolloutEdit(view));
    }
  }

  /** The Rollout that is admitted; null when none is, or when its object is gone. */
  @Nullable RolloutEdit activeRollout() {
    return active == null ? null : rollouts.get(active.name());
  }

  Optional<RolloutEdit> rolloutOf(TurnEdit turn) {
    return Optional.ofNullable(rollouts.get(turn.rollout));
  }

  /** Entries that hold a place: neither ended nor given up on as silent. */
  Stream<TurnEdit> openTurns() {
    return turns.values().stream().filter(TurnEdit::isOpen);
  }

  /** Entries of a Rollout that hold a place. */
  Stream<TurnEdit> openTurns(String rollout) {
    return openTurns().filter(t -> t.rollout.equals(rollout));
  }

  /** Whether opening the turn took a serving member away; so long as a row lags, it did. */
  boolean costsBudget(TurnEdit turn) {
    return rolloutOf(turn)
        .map(r -> r.rows.get(turn.instance))
        .map(row -> row.attempt < turn.attempt || row.from != null)
        .orElse(true);
  }

  void want(Job job) {
    jobs.put(job.key(), job);
  }

  /** No rollout begins; the group's Ready says why. */
  void unusable(Reason reason, String message) {
    unusable = true;
    notReady(reason, message);
  }

  void notReady(Reason reason, String message) {
    if (notReady == null) {
      notReady = reason;
      notReadyMessage = Text.head(message, Text.CONDITION);
    }
  }
}
