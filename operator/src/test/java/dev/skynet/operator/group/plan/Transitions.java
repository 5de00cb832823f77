package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutStatus;

/** Phases move only as their tables say. */
final class Transitions {
  private Transitions() {}

  static void walk(RolloutStatus before, RolloutStatus after) {
    RolloutPhase from = before.phase() == null ? RolloutPhase.Pending : before.phase();
    RolloutPhase to = after.phase();
    if (to != null && from != to) {
      assertThat(from.next()).as("after " + from).contains(to);
    }
    for (InstanceRow row : after.instances()) {
      InstancePhase was =
          before.instances().stream()
              .filter(b -> b.id().equals(row.id()))
              .map(InstanceRow::phase)
              .findFirst()
              .orElse(InstancePhase.Waiting);
      if (was != row.phase()) {
        assertThat(was.next()).as("%s after %s", row.id(), was).contains(row.phase());
      }
    }
  }
}
