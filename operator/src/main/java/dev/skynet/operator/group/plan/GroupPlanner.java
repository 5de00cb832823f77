package dev.skynet.operator.group.plan;

import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.Timings;
import dev.skynet.operator.group.FleetObservation;
import dev.skynet.operator.group.GroupView;
import dev.skynet.operator.group.Plan;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.operator.group.action.Action;
import dev.skynet.protocol.names.Fleet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what becomes of one group: a pure function that composes steps. No clock, no I/O, no
 * randomness: the same inputs give the same plan.
 */
public final class GroupPlanner {
  private static final int LOOKS_A_PULSE = 4;

  private static final List<Step> STEPS =
      List.of(
          new Restore(),
          new Adoption(),
          new Reports(),
          new Welcome(),
          new Silence(),
          new Closing(),
          new Rows(),
          new Failing(),
          new Usability(),
          new Control(),
          new Admission(),
          new Prepare(),
          new Turns(),
          new Stage(),
          new Ending(),
          new CatchUp(),
          new Rows(),
          new Messages());

  private final Timings timings;
  private final Fleet fleet;

  /** A planner for the groups of a fleet. */
  public GroupPlanner(Timings timings, Fleet fleet) {
    this.timings = timings;
    this.fleet = fleet;
  }

  /**
   * The next status of a group and its Rollouts, and the acts that follow from it.
   *
   * @param group as read
   * @param rollouts of the group as read: all that are not finished, and those finished ones whose
   *     rows may still matter
   * @param seen by this leader
   * @param now AWS time
   */
  public Plan plan(
      GroupView group, List<RolloutView> rollouts, FleetObservation seen, Instant now) {
    var situation = new Situation(fleet, timings, group, rollouts, seen, now);
    var draft = new Draft(situation);
    STEPS.forEach(step -> step.apply(situation, draft));
    return finish(situation, draft);
  }

  private Plan finish(Situation situation, Draft draft) {
    InstanceGroupStatus status = Summary.group(situation, draft);
    var rollouts = new LinkedHashMap<String, RolloutStatus>();
    var actions = new ArrayList<Action>(draft.actions);
    boolean again = !status.equals(situation.group().status());
    for (RolloutEdit rollout : draft.rollouts.values()) {
      if (isLookedAfter(rollout, draft)) {
        RolloutStatus next = RolloutSummary.of(rollout, situation);
        rollouts.put(rollout.name(), next);
        again |= !next.equals(rollout.view.status());
        announce(rollout).ifPresent(actions::add);
      }
    }
    return new Plan(
        status,
        rollouts,
        holds(draft),
        holdsGroup(situation, draft),
        actions,
        List.copyOf(draft.jobs.values()),
        again,
        Optional.of(wake(situation, draft)));
  }

  private static boolean isLookedAfter(RolloutEdit rollout, Draft draft) {
    RolloutPhase read = rollout.view.status().phase();
    return read == null
        || !read.isFinal()
        || draft.turns.values().stream().anyMatch(t -> t.rollout.equals(rollout.name()));
  }

  private static Optional<Action> announce(RolloutEdit rollout) {
    if (rollout.phase == rollout.view.status().phase()) {
      return Optional.empty();
    }
    boolean warning = rollout.phase == RolloutPhase.Failed || rollout.phase == RolloutPhase.Aborted;
    return Optional.of(
        new Action.Announce(rollout.name(), warning, rollout.phase.name(), rollout.message));
  }

  private static Set<String> holds(Draft draft) {
    RolloutEdit active = draft.activeRollout();
    return active == null || active.isFinal() ? Set.of() : Set.of(active.name());
  }

  /** A deleted group is not held by members that are silent. */
  private static boolean holdsGroup(Situation situation, Draft draft) {
    return draft.active != null
        || draft.openTurns().findAny().isPresent()
        || (!situation.group().deleting() && !draft.turns.isEmpty());
  }

  /** In time to name whoever falls silent next; who has not settled yet looks when it will have. */
  private Duration wake(Situation situation, Draft draft) {
    boolean busy = draft.active != null || !draft.turns.isEmpty() || !situation.isSettled();
    Duration latest = busy ? timings.turnPulse().dividedBy(LOOKS_A_PULSE) : timings.resync();
    return new Presence(situation, draft)
        .nextSilence()
        .map(silence -> Duration.between(situation.now(), silence))
        .filter(wait -> wait.compareTo(latest) < 0)
        .orElse(latest);
  }

  /** By name: a test holds that each has a test of its own. */
  static Map<String, Step> steps() {
    var named = new LinkedHashMap<String, Step>();
    STEPS.forEach(step -> named.put(step.getClass().getSimpleName(), step));
    return named;
  }
}
