package dev.skynet.operator.reconcile;

import dev.skynet.operator.group.FleetObservation;
import dev.skynet.operator.group.GroupView;
import dev.skynet.operator.group.Plan;
import dev.skynet.operator.group.RolloutView;
import java.time.Instant;
import java.util.List;

/** The planner as the pass sees it. */
@FunctionalInterface
public interface Planning {
  /** A pure function: the same inputs give the same plan. */
  Plan plan(GroupView group, List<RolloutView> rollouts, FleetObservation seen, Instant now);
}
