package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.rollout.ControlState;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.operator.group.action.Action;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is lost in the middle of a rollout, and how it goes on. */
class PlannerRecoveryStoryTest {
  @Test
  void aStatusThatIsLostInMidRolloutComesBackWithItsOpenTurns() {
    // given one member in its turn
    var world = new World(4).maxUnavailable(1).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle();
    long fence = world.status.fence();
    // when
    world.status = InstanceGroupStatus.fresh();
    world.newLeader().elapse(Duration.ofMinutes(1));
    // then its place is held, and nobody else's turn opens
    assertThat(world.status.turns()).extracting(t -> t.instance()).containsExactly("m-2");
    assertThat(world.status.fence()).isEqualTo(fence);
    assertThat(world.runs(3)).isEqualTo("a");
    // and when
    world.agent(2).unstick();
    world.elapse(Duration.ofMinutes(1));
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Succeeded);
    assertThat(world.agent(2).tickets.begun).hasSize(2);
  }

  @Test
  void aHostThatIsEmptiedAfterItsTurnJoinsTheOrderAgain() {
    // given
    var world = new World(4).maxUnavailable(1).deployed("a");
    world.agent(3).stuck = true;
    world.rollout("r2", "b").settle();
    assertThat(world.runs(1)).isEqualTo("b");
    // when
    world.empty(1).settle();
    assertThat(world.runs(1)).isEqualTo("a");
    world.agent(3).unstick();
    world.settle();
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Succeeded);
    assertThat(world.runs(1)).isEqualTo("b");
  }

  @Test
  void aLeadThatLeavesInItsBuildIsReplacedOnceAndNotTwice() {
    // given
    var world = new World(4).deployed("a");
    world.agents.values().forEach(a -> a.stuck = true);
    world.rollout("r2", "b").settle();
    // when
    world.agent(1).leave(world.now);
    world.settle();
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Preparing);
    assertThat(world.status("r2").lead()).isEqualTo("m-2");
    // and when
    world.agent(2).leave(world.now);
    world.settle();
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Failed);
    assertThat(world.reason("r2")).isEqualTo(Reason.NoLead);
  }

  @Test
  void aLeadThatIsKilledBetweenBuildAndUploadUploadsWhatItBuiltLast() {
    // given a lead whose host comes back with other bytes
    var world = new World(3).deployed("a");
    world.agent(1).stuck = true;
    world.rollout("r2", "b").settle();
    world.agent(1).alive = false;
    world.agent(1).stuck = false;
    // when
    world.agent(1).restart(world.now);
    world.settle();
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Succeeded);
    assertThat(world.acts).filteredOn(act -> act instanceof Action.GrantUpload).isNotEmpty();
  }

  @Test
  void aStopInTheBuildDoesNotWaitForIt() {
    // given
    var world = new World(3).deployed("a");
    world.agent(1).stuck = true;
    world.rollout("r2", "b").settle();
    assertThat(world.phase("r2", 1)).isEqualTo(InstancePhase.Updating);
    // when
    world.control("r2", ControlState.Stop).settle();
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Aborted);
    assertThat(world.status.turns()).isEmpty();
  }

  @Test
  void aStopBetweenUploadAndInstallationDoesNotWaitEither() {
    // given a lead that has uploaded, and a bucket that does not answer
    var world = new World(3).deployed("a");
    world.rollout("r2", "b");
    for (int i = 0; i < 100 && !uploaded(world); i++) {
      world.pass();
      world.agents.values().forEach(a -> a.step(world.now));
    }
    world.bucketAnswers = false;
    // when
    world.control("r2", ControlState.Stop).elapse(Duration.ofMinutes(1));
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Aborted);
    assertThat(world.status.turns()).isEmpty();
  }

  private static boolean uploaded(World world) {
    return world.status.turns().stream().anyMatch(t -> Boolean.TRUE.equals(t.uploaded()));
  }

  @Test
  void ticketsThatNobodyTakesAreNoProgress() {
    // given a member that answers and gets no ticket
    var world = new World(3).deployed("a");
    world.rollout("r2", "b");
    // when
    for (int i = 0; i < 400 && !world.rollouts.hasEnded("r2"); i++) {
      world.time(Duration.ofSeconds(10));
      for (int j = 0; j < 20; j++) {
        world.pass();
        world.agent(2).inbox.removeIf(m -> m instanceof Action.SendTicket);
        world.agents.values().forEach(a -> a.step(world.now));
      }
    }
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Failed);
    assertThat(world.reason("r2")).isEqualTo(Reason.ProgressDeadlineExceeded);
  }

  @Test
  void aRolloutThatIsRemovedByForceLetsItsMembersGo() {
    // given
    var world = new World(4).maxUnavailable(1).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle();
    // when
    world.rollouts.lose("r2");
    world.settle();
    assertThat(world.status.turns()).hasSize(1);
    world.agent(2).unstick();
    world.settle();
    // then
    assertThat(world.status.turns()).isEmpty();
    assertThat(world.status.active()).isNull();
  }

  @Test
  void anOperatorThatWasAwayForAnHourFailsNobodyForIt() {
    // given
    var world = new World(4).maxUnavailable(1).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle();
    // when nobody listens for longer than any deadline, and the agents go on
    world.now = world.now.plus(Duration.ofHours(1));
    world.agent(2).unstick();
    world.newLeader().elapse(Duration.ofMinutes(5));
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Succeeded);
  }
}
