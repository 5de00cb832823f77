package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.operator.group.action.Action;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlannerStoryTest {
  @Test
  void bringsAFreshGroupToItsFirstRelease() {
    // given
    var world = new World(5);
    // when
    world.rollout("r1", "a").settle();
    // then
    assertThat(world.phase("r1")).isEqualTo(RolloutPhase.Succeeded);
    assertThat(world.status("r1").updated()).isEqualTo("5/5");
    assertThat(world.status.turns()).isEmpty();
    assertThat(world.status.active()).isNull();
    assertThat(world.pointsTo()).isEqualTo("r1");
    assertThat(world.converged()).isEqualTo("5/5");
  }

  @Test
  void buildsOnceAndSkipsTheBuildOfAKnownArtifact() {
    // given
    var world = new World(3).deployed("a").deployed("b");
    long builds = world.acts.stream().filter(a -> a instanceof Action.SendPrepare).count();
    // when
    world.rollout("again", "a").settle();
    // then
    assertThat(world.phase("again")).isEqualTo(RolloutPhase.Succeeded);
    assertThat(world.acts.stream().filter(a -> a instanceof Action.SendPrepare))
        .hasSize((int) builds);
    assertThat(world.runs(3)).isEqualTo("a");
  }

  @Test
  void stopsAtTheFirstMemberThatFails() {
    // given
    var world = new World(5).deployed("a");
    world.agent(1).failsItsCheck = true;
    // when
    world.rollout("bad", "b").settle();
    // then
    assertThat(world.phase("bad")).isEqualTo(RolloutPhase.Failed);
    assertThat(world.reason("bad")).isEqualTo(Reason.TooManyFailures);
    assertThat(world.phase("bad", 1)).isEqualTo(InstancePhase.RolledBack);
    assertThat(world.row("bad", 1).logTail()).isEqualTo("tail");
    for (int i = 1; i <= 5; i++) {
      assertThat(world.runs(i)).isEqualTo("a");
    }
    assertThat(world.pointsTo()).isEqualTo("r-a");
    assertThat(world.status.turns()).isEmpty();
  }

  @Test
  void leavesUpdatedMembersAloneWhenAMiddleOneFails() {
    // given
    var world = new World(5).maxUnavailable(1).deployed("a");
    world.agent(3).failsItsCheck = true;
    // when
    world.rollout("bad", "b").settle();
    world.elapse(Duration.ofMinutes(10));
    // then
    assertThat(world.phase("bad")).isEqualTo(RolloutPhase.Failed);
    assertThat(world.runs(1)).isEqualTo("b");
    assertThat(world.runs(2)).isEqualTo("b");
    assertThat(world.runs(3)).isEqualTo("a");
    assertThat(world.phase("bad", 4)).isIn(InstancePhase.Waiting, InstancePhase.Staged);
  }

  @Test
  void failsWhenTheLastMemberFails() {
    // given
    var world = new World(3).deployed("a");
    world.agent(3).failsItsCheck = true;
    // when
    world.rollout("bad", "b").settle();
    // then
    assertThat(world.phase("bad")).isEqualTo(RolloutPhase.Failed);
    assertThat(world.pointsTo()).isEqualTo("r-a");
  }

  @Test
  void namesAMemberWithoutAPreviousReleaseAndTakesItFirstNextTime() {
    // given
    var world = new World(3);
    world.agent(1).failsItsCheck = true;
    world.rollout("first", "a").settle();
    assertThat(world.phase("first")).isEqualTo(RolloutPhase.Failed);
    assertThat(world.row("first", 1).reason()).isEqualTo(Reason.NoPreviousRelease);
    world.agent(1).failsItsCheck = false;
    // when
    world.time(Duration.ofSeconds(2)).rollout("second", "b").settle();
    // then
    assertThat(world.phase("second")).isEqualTo(RolloutPhase.Succeeded);
    assertThat(world.row("second", 1).ticket()).isEqualTo(1);
  }

  @Test
  void failsWhenTheBuildFails() {
    // given
    var world = new World(3).deployed("a");
    world.agents.values().forEach(a -> a.failsItsBuild = true);
    // when
    world.rollout("bad", "b").settle();
    // then
    assertThat(world.phase("bad")).isEqualTo(RolloutPhase.Failed);
    assertThat(world.reason("bad")).isEqualTo(Reason.BuildFailed);
    assertThat(world.status.turns()).isEmpty();
  }

  @Test
  void aDeadLeadIsReplacedOnceAndCaughtUpWhenItComesBack() {
    // given
    var world = new World(4).deployed("a");
    world.agent(1).stuck = true;
    world.rollout("r2", "b").settle();
    world.agent(1).alive = false;
    // when
    world.elapse(Duration.ofMinutes(4));
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Succeeded);
    assertThat(world.phase("r2", 1)).isEqualTo(InstancePhase.Unreachable);
    // and when
    world.agent(1).stuck = false;
    world.agent(1).restart(world.now);
    world.elapse(Duration.ofMinutes(1));
    // then
    assertThat(world.runs(1)).isEqualTo("b");
    assertThat(world.phase("r2", 1)).isEqualTo(InstancePhase.Updated);
    assertThat(world.status.turns()).isEmpty();
  }

  @Test
  void aMemberSilentInItsTurnFailsTheRolloutAndHoldsUpNoOther() {
    // given
    var world = new World(5).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle();
    world.agent(2).alive = false;
    // when
    world.elapse(Duration.ofMinutes(3));
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Failed);
    assertThat(world.row("r2", 2).reason()).isEqualTo(Reason.AgentSilent);
    // and when
    world.rollout("r3", "c").settle();
    world.elapse(Duration.ofMinutes(5));
    // then
    assertThat(world.phase("r3")).isEqualTo(RolloutPhase.Succeeded);
    assertThat(world.phase("r3", 2)).isEqualTo(InstancePhase.Unreachable);
    // and when it comes back
    world.agent(2).stuck = false;
    world.agent(2).restart(world.now);
    world.elapse(Duration.ofMinutes(2));
    // then
    assertThat(world.runs(2)).isEqualTo("c");
    assertThat(world.status.turns()).isEmpty();
  }

  @Test
  void aMemberThatWasDeadAtTheRollCallIsPassedOverAndCaughtUp() {
    // given
    var world = new World(5).deployed("a");
    world.agent(5).alive = false;
    // when
    world.rollout("r2", "b").settle();
    world.elapse(Duration.ofMinutes(3));
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Succeeded);
    assertThat(world.phase("r2", 5)).isEqualTo(InstancePhase.Unreachable);
    // and when
    world.agent(5).restart(world.now);
    world.settle();
    // then
    assertThat(world.runs(5)).isEqualTo("b");
  }

  @Test
  void waitsWhileTooManyAreSilentAndFailsInTheEnd() {
    // given
    var world = new World(5).deployed("a");
    world.agent(4).alive = false;
    world.agent(5).alive = false;
    // when
    world.rollout("r2", "b").settle();
    world.elapse(Duration.ofMinutes(5));
    // then
    assertThat(world.phase("r2").isFinal()).isFalse();
    assertThat(world.reason("r2")).isEqualTo(Reason.WaitingForMembers);
    world.elapse(Duration.ofMinutes(40));
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Failed);
    assertThat(world.reason("r2")).isEqualTo(Reason.TooManyUnreachable);
  }

  @Test
  void aNewLeaderGoesOnAtEveryPoint() {
    for (int cut = 1; cut < 60; cut++) {
      // given
      var world = new World(4).deployed("a");
      world.rollout("r2", "b");
      // when
      for (int i = 0; i < cut; i++) {
        world.pass();
        world.agents.values().forEach(a -> a.step(world.now));
      }
      world.newLeader().settle();
      // then
      assertThat(world.phase("r2")).as("cut after " + cut).isEqualTo(RolloutPhase.Succeeded);
      assertThat(world.status.turns()).isEmpty();
    }
  }
}
