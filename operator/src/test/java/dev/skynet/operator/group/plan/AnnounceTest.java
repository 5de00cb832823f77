package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.rollout.ControlState;
import dev.skynet.operator.group.action.Action;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** People are told of every change of a Rollout's phase, once. */
class AnnounceTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void ofARolloutThatSucceeds() {
    // given
    var world = new World(3);
    // when
    world.rollout("r1", "b").settle();
    world.elapse(Duration.ofMinutes(10));
    // then
    assertThat(events(world))
        .containsExactly("r1 Pending", "r1 Preparing", "r1 Progressing", "r1 Succeeded")
        .isEqualTo(world.rollouts.phases);
  }

  @Test
  void ofOneThatFailsAfterAPause() {
    // given
    var world = new World(3).maxUnavailable(1).deployed("a");
    world.agent(2).stuck = true;
    world.agent(2).failsItsCheck = true;
    // when
    world.rollout("r2", "b").settle();
    world.control("r2", ControlState.Pause).settle();
    world.control("r2", ControlState.Run).settle();
    world.agent(2).unstick();
    world.settle();
    // then
    assertThat(events(world))
        .endsWith(
            "r2 Pending",
            "r2 Preparing",
            "r2 Progressing",
            "r2 Paused",
            "r2 Progressing",
            "r2 Failed")
        .isEqualTo(world.rollouts.phases);
  }

  @Test
  void ofThoseThatWaitAndAreStoppedOrOvertaken() {
    // given
    var world = new World(3).maxUnavailable(1).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle();
    // when
    world.time(SECOND).deliver(world.branch.push("p1", "c")).settle();
    world.time(SECOND).deliver(world.branch.push("p2", "d")).settle();
    world.control("r2", ControlState.Stop).settle();
    world.agent(2).unstick();
    world.elapse(Duration.ofMinutes(1));
    // then
    assertThat(events(world))
        .contains("p1 Queued", "p1 Superseded", "p2 Queued", "r2 Stopping", "r2 Aborted")
        .endsWith("p2 Succeeded")
        .isEqualTo(world.rollouts.phases);
    assertThat(warnings(world)).containsExactly("r2 Aborted");
  }

  @Test
  void sayingWhy() {
    // given
    var world = new World(3).deployed("a");
    world.agent(1).failsItsCheck = true;
    // when
    world.rollout("r2", "b").settle();
    // then
    assertThat(announced(world).getLast().message())
        .isEqualTo("1 failed; the first was m-1: it failed");
    assertThat(warnings(world)).containsExactly("r2 Failed");
  }

  private static List<Action.Announce> announced(World world) {
    return world.acts.stream()
        .filter(Action.Announce.class::isInstance)
        .map(Action.Announce.class::cast)
        .toList();
  }

  private static List<String> events(World world) {
    return announced(world).stream().map(a -> a.rollout() + " " + a.reason()).toList();
  }

  private static Set<String> warnings(World world) {
    return Set.copyOf(
        announced(world).stream()
            .filter(Action.Announce::warning)
            .map(a -> a.rollout() + " " + a.reason())
            .toList());
  }
}
