package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.group.Turn;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.group.RolloutView;
import java.util.HashSet;

/** What never breaks, checked after every pass. */
final class Rules {
  private final World world;

  Rules(World world) {
    this.world = world;
  }

  void hold() {
    neverMoreAwayThanAllowed();
    noTicketRunsTwice();
    oneActive();
  }

  private void neverMoreAwayThanAllowed() {
    int limit = Budget.atLeastOne(Limits.maxUnavailable(world.strategy), world.agents.size());
    long away =
        world.status.turns().stream()
            .filter(t -> t.outcome() == null && !Boolean.TRUE.equals(t.silent()))
            .filter(this::wasServing)
            .count();
    assertThat(away).as("members away because of us").isLessThanOrEqualTo(limit);
    var ids = new HashSet<String>();
    world.status.turns().forEach(t -> assertThat(ids.add(t.instance())).isTrue());
  }

  private boolean wasServing(Turn turn) {
    RolloutView rollout = world.rollouts.get(turn.rollout());
    return rollout == null
        || rollout.status().instances().stream()
            .filter(r -> r.id().equals(turn.instance()))
            .allMatch(r -> r.from() != null);
  }

  private void noTicketRunsTwice() {
    for (SimAgent agent : world.agents.values()) {
      assertThat(agent.ticketsRun).doesNotHaveDuplicates();
    }
  }

  private void oneActive() {
    long admitted =
        world.rollouts.values().stream()
            .filter(r -> r.status().plan() != null)
            .filter(r -> r.status().phase() != null && !r.status().phase().isFinal())
            .count();
    assertThat(admitted).as("admitted rollouts").isLessThanOrEqualTo(1);
  }

  /** Phases move only as their tables say. */
  static void transition(RolloutStatus before, RolloutStatus after) {
    if (before.phase() != null && after.phase() != null && before.phase() != after.phase()) {
      assertThat(before.phase().next()).as("after " + before.phase()).contains(after.phase());
    }
    for (InstanceRow row : after.instances()) {
      before.instances().stream()
          .filter(b -> b.id().equals(row.id()) && b.phase() != row.phase())
          .forEach(
              b ->
                  assertThat(b.phase().next())
                      .as("%s after %s", row.id(), b.phase())
                      .contains(row.phase()));
    }
  }
}
