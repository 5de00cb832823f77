package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A failure stays one, whatever becomes of its member. */
class FailureThatLeavesStoryTest {
  @Test
  void theSecondFailureStopsTheRolloutThoughTheFirstOneHasLeft() {
    // given one failure of one that may be, and a member in its turn
    var world = oneFailed();
    // when
    world.agent(2).leave(world.now);
    world.settle();
    world.agent(4).failsItsCheck = true;
    world.agent(3).unstick();
    world.settle();
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Failed);
    assertThat(world.reason("r2")).isEqualTo(Reason.TooManyFailures);
    assertThat(world.phase("r2", 2)).isEqualTo(InstancePhase.RolledBack);
    assertThat(world.runs(5)).isEqualTo("a");
    assertThat(world.status("r2").counts()).extracting(c -> c.failed()).isEqualTo(2);
  }

  @Test
  void aRolloutWithAFailureThatLeftDoesNotSucceed() {
    // given
    var world = oneFailed();
    // when
    world.agent(2).leave(world.now);
    world.settle();
    world.agent(3).unstick();
    world.settle();
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Failed);
    assertThat(world.reason("r2")).isEqualTo(Reason.MembersFailed);
    assertThat(world.pointsTo()).isEqualTo("r-a");
  }

  @Test
  void whoFailedGetsNoSecondTurnWhenItComesBack() {
    // given
    var world = oneFailed();
    world.agent(2).leave(world.now);
    world.settle();
    // when a new host takes its place
    world.agent(2).failsItsCheck = false;
    world.empty(2).settle();
    world.agent(3).unstick();
    world.elapse(Duration.ofMinutes(1));
    // then
    assertThat(world.row("r2", 2).attempt()).isEqualTo(1);
    assertThat(world.phase("r2", 2)).isEqualTo(InstancePhase.RolledBack);
    assertThat(world.reason("r2")).isEqualTo(Reason.MembersFailed);
  }

  @Test
  void whoFellSilentInItsTurnAndWasForgottenHasFailedToo() {
    // given
    var world = new World(5).maxUnavailable(1).maxFailures(1).maxUnreachable(2).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle();
    world.agent(2).alive = false;
    world.agent(3).stuck = true;
    world.elapse(Duration.ofMinutes(3));
    assertThat(world.phase("r2", 2)).isEqualTo(InstancePhase.Failed);
    // when
    world.agent(2).stuck = false;
    world.agent(2).leave(world.now);
    world.settle();
    // then
    assertThat(world.phase("r2", 2)).isEqualTo(InstancePhase.Failed);
    assertThat(world.row("r2", 2).reason()).isEqualTo(Reason.AgentSilent);
    assertThat(world.row("r2", 2).finishedAt()).isNotNull();
    // and when
    world.agent(4).failsItsCheck = true;
    world.agent(3).unstick();
    world.elapse(Duration.ofMinutes(1));
    // then
    assertThat(world.reason("r2")).isEqualTo(Reason.TooManyFailures);
  }

  private static World oneFailed() {
    var world = new World(5).maxUnavailable(1).maxFailures(1).deployed("a");
    world.agent(2).failsItsCheck = true;
    world.agent(3).stuck = true;
    world.rollout("r2", "b").settle();
    assertThat(world.phase("r2", 2)).isEqualTo(InstancePhase.RolledBack);
    assertThat(world.phase("r2", 3)).isEqualTo(InstancePhase.Updating);
    return world;
  }
}
