package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.protocol.release.Platform;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A group that this version cannot look after says so for as long as it is so. */
class UnusableGroupStoryTest {
  private static final Duration MINUTES = Duration.ofMinutes(7);

  @Test
  void twoHundredOfManyHostsBecomeMembersAndNothingBeginsUntilTheOthersAreGone() {
    // given hosts that all say hello before the leader's first look
    var world = new World(0).maxUnavailable(100);
    for (int i = 1; i <= 250; i++) {
      var agent = new SimAgent("m-" + i, world.bucket);
      world.agents.put(agent.id, agent);
      agent.wipe(world.now);
    }
    world.rollout("r1", "b");
    // when
    world.elapse(MINUTES);
    // then
    assertThat(world.status.members()).extracting(m -> m.total()).isEqualTo(200);
    assertThat(world.ready().reason()).isEqualTo("TooManyMembers");
    assertThat(world.ready().message()).contains("250 instances", "50 of them have no inbox");
    assertThat(world.phase("r1")).isEqualTo(RolloutPhase.Pending);
    assertThat(world.reason("r1")).isEqualTo(Reason.GroupNotUsable);
    // and when those without an inbox are switched off
    IntStream.rangeClosed(1, 250)
        .mapToObj(world::agent)
        .filter(agent -> !world.leader().knows(agent.id))
        .forEach(agent -> agent.alive = false);
    world.elapse(MINUTES);
    // then
    assertThat(world.ready().status()).isEqualTo("True");
    assertThat(world.phase("r1")).isEqualTo(RolloutPhase.Succeeded);
    assertThat(world.converged()).isEqualTo("200/200");
  }

  @Test
  void aRolloutWaitsWhileMembersAreOfTwoPlatformsAlsoForTheNextLeader() {
    // given
    var world = new World(3).deployed("a");
    world.agent(3).platform = new Platform("linux", "arm64");
    world.empty(3).settle();
    assertThat(world.ready().reason()).isEqualTo("MixedPlatforms");
    // when
    world.rollout("r2", "b").elapse(MINUTES);
    // then
    waitsFor(world, "r2");
    // and for a leader that has not heard anybody yet
    world.newLeader().pass();
    waitsFor(world, "r2");
    world.elapse(MINUTES);
    waitsFor(world, "r2");
    // and when the odd one has left
    world.agent(3).leave(world.now);
    world.elapse(MINUTES);
    // then
    assertThat(world.ready().status()).isEqualTo("True");
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Succeeded);
  }

  @Test
  void aRolloutThatHasBegunFailsOnceAMemberOfAnotherPlatformJoins() {
    // given
    var world = new World(3).maxUnavailable(1).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle();
    world.agent(3).platform = new Platform("linux", "arm64");
    // when
    world.empty(3).settle();
    world.agent(2).unstick();
    world.elapse(MINUTES);
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Failed);
    assertThat(world.reason("r2")).isEqualTo(Reason.MixedPlatforms);
    assertThat(world.ready().reason()).isEqualTo("MixedPlatforms");
    assertThat(world.ready().message()).endsWith("make one InstanceGroup for each platform.");
  }

  private static void waitsFor(World world, String rollout) {
    assertThat(world.ready().reason()).isEqualTo("MixedPlatforms");
    assertThat(world.phase(rollout)).isEqualTo(RolloutPhase.Pending);
    assertThat(world.reason(rollout)).isEqualTo(Reason.GroupNotUsable);
  }
}
