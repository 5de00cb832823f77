package dev.skynet.operator.reconcile;

import dev.skynet.crds.group.Turn;
import dev.skynet.operator.group.GroupView;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.operator.reconcile.FinishedRollouts.Finished;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A group and its Rollouts at one moment.
 *
 * @param raw the group as stored
 * @param group the same, typed
 * @param unfinished Rollouts without the label, by name
 * @param finished those with it, by name
 * @param unreadable Rollouts that are left out
 * @param former Rollouts of a former group of the same name, left out too: they go with it
 */
record Reading(
    RawGroup raw,
    GroupView group,
    Map<String, Stored> unfinished,
    Map<String, Finished> finished,
    List<RawRollout> unreadable,
    List<RawRollout> former) {
  /** An unfinished Rollout as stored, and typed. */
  record Stored(RawRollout raw, RolloutView view) {}

  /** All that the planner sees. */
  List<RolloutView> rollouts() {
    List<RolloutView> views = new ArrayList<>();
    unfinished.values().forEach(r -> views.add(r.view()));
    finished.values().forEach(r -> views.add(r.view()));
    return views;
  }

  /** Instances with an entry in the ledger. */
  Set<String> inTurns() {
    return group.status().turns().stream().map(Turn::instance).collect(Collectors.toSet());
  }

  /** Rollouts that nobody plans for, and whose finalizer is taken off once they are deleted. */
  List<RawRollout> leftOver() {
    return Stream.concat(unreadable.stream(), former.stream()).toList();
  }

  /** Whether a Rollout that cannot be read has turns or is active: nothing may be decided then. */
  boolean isBlocked() {
    var active = group.status().active();
    return unreadable.stream()
        .map(r -> r.getMetadata().getName())
        .anyMatch(
            name ->
                (active != null && active.name().equals(name))
                    || group.status().turns().stream().anyMatch(t -> t.rollout().equals(name)));
  }
}
