package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.ControlState;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.operator.group.action.Action;
import dev.skynet.operator.group.action.JobResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlannerControlStoryTest {
  @Test
  void pausesAndGoesOn() {
    // given
    var world = new World(4).maxUnavailable(1).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle();
    // when
    world.control("r2", ControlState.Pause).settle();
    world.agent(2).unstick();
    world.elapse(Duration.ofHours(1));
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Paused);
    assertThat(world.runs(2)).isEqualTo("b");
    assertThat(world.runs(3)).isEqualTo("a");
    // and when
    world.control("r2", ControlState.Run).settle();
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Succeeded);
  }

  @Test
  void stopsByHandAndLeavesTheGroupSplit() {
    // given
    var world = new World(4).maxUnavailable(1).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle();
    // when
    world.control("r2", ControlState.Stop).settle();
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Stopping);
    world.agent(2).unstick();
    world.elapse(Duration.ofMinutes(5));
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Aborted);
    assertThat(world.runs(1)).isEqualTo("b");
    assertThat(world.runs(3)).isEqualTo("a");
  }

  @Test
  void deletingAnActiveRolloutStopsIt() {
    // given
    var world = new World(4).maxUnavailable(1).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle();
    // when
    world.delete("r2").settle();
    world.agent(2).unstick();
    world.settle();
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Aborted);
    assertThat(world.reason("r2")).isEqualTo(Reason.Deleted);
  }

  @Test
  void theNewestPushThatIsTheHeadWinsWhateverTheOrderOfDelivery() {
    for (boolean olderDeliveredLast : new boolean[] {true, false}) {
      // given
      var world = new World(2).deployed("a");
      world.sources.put("uid-older", new JobResult.SourceOutdated("c".repeat(40)));
      // when
      if (olderDeliveredLast) {
        world.push("newer", "c").time(Duration.ofSeconds(1)).push("older", "b");
      } else {
        world.push("older", "b").time(Duration.ofSeconds(1)).push("newer", "c");
      }
      world.settle();
      // then
      assertThat(world.phase("newer")).isEqualTo(RolloutPhase.Succeeded);
      assertThat(world.phase("older")).isEqualTo(RolloutPhase.Superseded);
    }
  }

  @Test
  void aRejectedSourceFailsInItsOwnName() {
    // given
    var world = new World(2).deployed("a");
    world.sources.put(
        "uid-bad", new JobResult.SourceRejected(Reason.CommitNotFound, "no such commit"));
    // when
    world.rollout("bad", "b").settle();
    // then
    assertThat(world.phase("bad")).isEqualTo(RolloutPhase.Failed);
    assertThat(world.reason("bad")).isEqualTo(Reason.CommitNotFound);
  }

  @Test
  void aLostStatusComesBackFromTheBucket() {
    // given
    var world = new World(2).deployed("a").deployed("b");
    long fence = world.status.fence();
    world.status = dev.skynet.crds.group.InstanceGroupStatus.fresh();
    world.rollouts.clear();
    world.rollout("r-a", "a").newLeader();
    // when
    world.settle();
    world.time(Duration.ofSeconds(2)).rollout("r3", "c").settle();
    // then
    assertThat(world.phase("r-a")).isEqualTo(RolloutPhase.Skipped);
    assertThat(world.phase("r3")).isEqualTo(RolloutPhase.Succeeded);
    assertThat(world.status.fence()).isGreaterThan(fence);
  }

  @Test
  void aPersonGivesUpOnASilentMember() {
    // given
    var world = new World(5).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle();
    world.agent(2).alive = false;
    world.elapse(Duration.ofMinutes(3));
    assertThat(world.status.turns()).hasSize(1);
    // when
    world.giveUp = java.util.Set.of("m-2");
    world.settle();
    // then
    assertThat(world.status.turns()).isEmpty();
  }

  @Test
  void aTicketThatNobodyTakesIsVoidInTime() {
    // given a member whose inbox loses its first ticket
    var world = new World(3).deployed("a");
    world.rollout("r2", "b");
    boolean lost = false;
    for (int i = 0; i < 100 && !lost; i++) {
      world.pass();
      lost = world.agent(2).inbox.removeIf(m -> m instanceof Action.SendTicket);
      world.agents.values().forEach(a -> a.step(world.now));
    }
    assertThat(lost).isTrue();
    // when
    world.elapse(Duration.ofMinutes(2));
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Succeeded);
  }

  @Test
  void deletingTheGroupStopsAndLetsGo() {
    // given
    var world = new World(4).maxUnavailable(1).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle();
    // when
    world.deleting = true;
    world.settle();
    world.agent(2).unstick();
    world.settle();
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Aborted);
    assertThat(world.status.active()).isNull();
  }

  @Test
  void goesOnWhenTheGroupWasStoredAndTheRolloutWasNot() {
    for (int cut = 1; cut < 40; cut++) {
      // given
      var world = new World(3).deployed("a");
      world.rollout("r2", "b");
      for (int i = 0; i < cut; i++) {
        world.pass();
        world.agents.values().forEach(a -> a.step(world.now));
      }
      // when
      world.leader().carryOut(world.intend(), 1);
      world.newLeader().settle();
      // then
      assertThat(world.phase("r2")).as("cut after " + cut).isEqualTo(RolloutPhase.Succeeded);
      assertThat(world.status.turns()).isEmpty();
    }
  }
}
