package dev.skynet.operator.group.plan;

import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.group.Strategy;
import dev.skynet.crds.group.Turn;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.operator.group.FleetObservation;
import dev.skynet.operator.group.RolloutView;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a plan was made from.
 *
 * @param group its status as read
 * @param rollouts as read
 * @param strategy of the group
 * @param seen by the leader
 * @param now when it was made
 */
record Look(
    InstanceGroupStatus group,
    List<RolloutView> rollouts,
    Strategy strategy,
    FleetObservation seen,
    Instant now) {
  Look(World world, FleetObservation seen) {
    this(world.status, world.rollouts.all(), world.strategy, seen, world.now);
  }

  Optional<RolloutView> rollout(String name) {
    return rollouts.stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /** Whether the statuses as read hold more failures of this rollout than it may have. */
  boolean failedBeyond(RolloutView rollout) {
    var plan = rollout.status().plan();
    if (plan == null) {
      return false;
    }
    Set<String> failed = new HashSet<>();
    rollout.status().instances().stream()
        .filter(row -> isFailure(row.phase()))
        .forEach(row -> failed.add(row.id()));
    for (Turn turn : group.turns()) {
      var outcome = turn.outcome();
      if (turn.rollout().equals(rollout.name()) && outcome != null && isFailure(outcome.phase())) {
        failed.add(turn.instance());
      }
    }
    int members =
        (int)
            rollout.status().instances().stream()
                .map(InstanceRow::phase)
                .filter(phase -> phase != InstancePhase.Gone)
                .count();
    return failed.size() > Budget.down(plan.maxFailures(), members);
  }

  private static boolean isFailure(InstancePhase phase) {
    return phase == InstancePhase.Failed || phase == InstancePhase.RolledBack;
  }
}
