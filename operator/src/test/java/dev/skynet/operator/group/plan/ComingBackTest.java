package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.operator.group.action.Action;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Members that come back after the rollout went on without them. */
class ComingBackTest {
  @Test
  void theTicketOfACatchUpCarriesTheHighestNumberThatTheMemberMayHaveHeardOf() {
    // given a group that a failed rollout has split since the desired one
    var world = new World(3).maxUnavailable(1).deployed("a");
    world.agent(3).alive = false;
    world.rollout("r2", "b").settle();
    world.elapse(Duration.ofMinutes(3));
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Succeeded);
    world.agent(2).failsItsCheck = true;
    world.time(Duration.ofSeconds(2)).rollout("r3", "c").settle();
    world.elapse(Duration.ofMinutes(3));
    assertThat(world.phase("r3")).isEqualTo(RolloutPhase.Failed);
    int before = world.acts.size();
    // when
    world.agent(3).restart(world.now);
    world.elapse(Duration.ofMinutes(1));
    // then
    assertThat(world.acts.subList(before, world.acts.size()))
        .filteredOn(act -> act instanceof Action.SendTicket)
        .extracting(act -> ((Action.SendTicket) act).turn().fence())
        .isNotEmpty()
        .containsOnly(world.status.fence());
    assertThat(world.runs(3)).isEqualTo("b");
    assertThat(world.runs(1)).isEqualTo("c");
  }

  @Test
  void aLeadThatWasMissedInTheVeryFirstBuildComesBackWithNothingAndBuildsAgain() {
    // given
    var world = new World(1);
    world.agent(1).stuck = true;
    world.rollout("r1", "a").settle();
    world.agent(1).alive = false;
    world.elapse(Duration.ofMinutes(3));
    assertThat(world.phase("r1", 1)).isEqualTo(InstancePhase.Unreachable);
    // when
    world.agent(1).stuck = false;
    world.agent(1).restart(world.now);
    world.elapse(Duration.ofMinutes(1));
    // then
    assertThat(world.phase("r1")).isEqualTo(RolloutPhase.Succeeded);
    assertThat(world.status.turns()).isEmpty();
  }
}
