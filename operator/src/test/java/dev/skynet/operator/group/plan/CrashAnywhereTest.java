package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.rollout.RolloutPhase;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A leader that dies between any two effects of any pass: the writes of the group and of each
 * Rollout, the deletion of the reports, each act. {@link Rules} are checked in every pass after it.
 */
class CrashAnywhereTest {
  private static final int PASSES = 40;
  private static final Duration STEP = Duration.ofSeconds(20);

  static Stream<Arguments> passes() {
    return IntStream.range(0, PASSES).mapToObj(Arguments::of);
  }

  @ParameterizedTest(name = "in pass {0}")
  @MethodSource("passes")
  void theNextOneGoesOnFromThere(int passes) {
    int effects = underWay(passes).intend().effects();
    for (int done = 0; done <= effects; done++) {
      // given
      var world = underWay(passes);
      // when
      Leader.Intent intent = world.intend();
      world.leader().carryOut(intent, done);
      world.newLeader().elapse(Duration.ofMinutes(2), STEP);
      // then
      assertThat(world.phase("r2")).as("after %d effects", done).isEqualTo(RolloutPhase.Succeeded);
      assertThat(world.status.turns()).isEmpty();
      assertThat(world.status.active()).isNull();
      FinalRules.hold(world);
    }
  }

  @ParameterizedTest(name = "in pass {0}")
  @MethodSource("passes")
  void whatAFrozenOneWritesLaterIsThrownAway(int passes) {
    // given a leader that planned and stood still before its first write
    var world = underWay(passes);
    Leader frozen = world.leader();
    Leader.Intent intent = world.intend();
    // when the next one has worked meanwhile
    world.newLeader().elapse(STEP);
    var status = world.status;
    var rollout = world.status("r2");
    frozen.carryOut(intent, intent.writes());
    // then
    assertThat(world.status).isSameAs(status);
    assertThat(world.status("r2")).isSameAs(rollout);
  }

  @ParameterizedTest(name = "in pass {0}")
  @MethodSource("passes")
  void whatAFrozenOneSendsLaterRunsNothingASecondTime(int passes) {
    // given a leader that stood still after its writes
    var world = underWay(passes);
    Leader frozen = world.leader();
    Leader.Intent intent = world.intend();
    frozen.carryOut(intent, intent.writes());
    // when
    world.newLeader().elapse(Duration.ofMinutes(1), STEP);
    intent.plan().actions().forEach(frozen::act);
    world.elapse(Duration.ofMinutes(3), STEP);
    // then
    assertThat(world.phase("r2")).isEqualTo(RolloutPhase.Succeeded);
    FinalRules.hold(world);
  }

  /** Five members, two at once, each agent one message a pass behind the next. */
  private static World underWay(int passes) {
    var world = new World(5).maxUnavailable(2).deployed("a");
    world.rollout("r2", "b");
    for (int i = 0; i < passes; i++) {
      world.pass();
      world.agent(1 + i % 5).step(world.now);
      world.agent(1 + (i + 2) % 5).step(world.now);
    }
    return world;
  }
}
