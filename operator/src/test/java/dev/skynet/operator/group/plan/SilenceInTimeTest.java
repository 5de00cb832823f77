package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.group.Turn;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.operator.group.action.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * Rule 7 on the planner's own time, second by second: a settled leader names a silent member within
 * 60 s of its last expected sign, and never before.
 */
class SilenceInTimeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final Duration IN_A_ROLLOUT = Duration.ofMinutes(1);
  private static final Duration IN_A_TURN = Duration.ofSeconds(20);
  private static final Duration SILENCE = Duration.ofMinutes(1);

  @Test
  void betweenRolloutsASignIsExpectedEvery300Seconds() {
    // given
    var world = new World(3).deployed("a").elapse(Duration.ofMinutes(10));
    // when
    world.agent(2).alive = false;
    // then
    assertThat(named(world, world.agent(2).lastSign, () -> unreachable(world) == 1))
        .isEqualTo(IDLE.plus(SILENCE));
  }

  @Test
  void inARolloutASignIsExpectedEvery60Seconds() {
    // given one that waits behind another
    var world = new World(5).maxUnavailable(1).deployed("a");
    world.agent(1).stuck = true;
    world.rollout("r2", "b").settle().elapse(Duration.ofMinutes(3));
    // when
    world.agent(5).alive = false;
    // then
    assertThat(named(world, world.agent(5).lastSign, () -> isUnreachable(world, 5)))
        .isEqualTo(IN_A_ROLLOUT.plus(SILENCE));
  }

  @Test
  void inATurnASignIsExpectedEvery20Seconds() {
    // given
    var world = new World(5).maxUnavailable(1).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle().elapse(Duration.ofMinutes(3));
    assertThat(world.phase("r2", 2)).isEqualTo(InstancePhase.Updating);
    // when
    world.agent(2).alive = false;
    // then
    assertThat(named(world, world.agent(2).lastSign, () -> isMissed(world, 2)))
        .isEqualTo(IN_A_TURN.plus(SILENCE));
  }

  @Test
  void theRollCallIsAnsweredAtOnce() {
    // given one that pulsed a second before it died
    var world = new World(5).deployed("a").elapse(Duration.ofMinutes(10));
    world.agent(5).alive = false;
    // when
    world.rollout("r2", "b").settle();
    // then
    assertThat(named(world, world.now, () -> isUnreachable(world, 5))).isEqualTo(SILENCE);
  }

  @Test
  void aNewLeaderCountsFromItsOwnRollCallOnceItHasSettled() {
    // given one that has been dead for long
    var world = new World(5).maxUnavailable(1).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle().elapse(Duration.ofMinutes(3));
    world.agent(2).alive = false;
    // when
    world.newLeader();
    Instant reign = world.now;
    // then
    assertThat(named(world, reign, () -> isMissed(world, 2))).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void theNextLookComesInTimeToNameWhoFellSilent() {
    // given an idle group, which is looked at every 60 s
    var world = new World(3).deployed("a").elapse(Duration.ofMinutes(10));
    world.time(Duration.ofSeconds(7)).settle();
    // when
    world.agent(2).alive = false;
    // then
    for (int i = 0; i < 100 && unreachable(world) == 0; i++) {
      world.time(world.leader().plan().plan().wake().orElseThrow()).settle();
    }
    assertThat(Duration.between(world.agent(2).lastSign, world.now)).isEqualTo(IDLE.plus(SILENCE));
  }

  @Test
  void nobodyIsNamedWhoLives() {
    // given
    var world = new World(5).maxUnavailable(1).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle();
    // when
    for (int i = 0; i < 500; i++) {
      world.elapse(SECOND, SECOND);
      // then
      assertThat(unreachable(world)).as("after %d s", i).isZero();
    }
  }

  @Test
  void nobodyIsNamedForWhomAnOlderRollCallComesAgain() {
    // given one in its turn and one that waits
    var world = new World(5).maxUnavailable(1).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle().elapse(Duration.ofMinutes(3));
    // when a queue delivers late, or twice, what was sent between the rollouts
    for (int member : List.of(2, 5)) {
      world
          .agent(member)
          .inbox
          .add(new Action.CallRoll("m-" + member, "leader-0.idle.1", null, 1, IDLE));
    }
    // then
    for (int i = 0; i < 400; i++) {
      world.elapse(SECOND, SECOND);
      assertThat(unreachable(world)).as("after %d s", i).isZero();
    }
    assertThat(world.phase("r2", 2)).isEqualTo(InstancePhase.Updating);
  }

  @Test
  void nobodyIsNamedWhoseAgentStartsAnewInARollout() {
    // given one that waits
    var world = new World(5).maxUnavailable(1).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle().elapse(Duration.ofMinutes(3));
    // when its agent begins with the period of its own configuration
    world.agent(5).restart(world.now);
    // then
    for (int i = 0; i < 400; i++) {
      world.elapse(SECOND, SECOND);
      assertThat(unreachable(world)).as("after %d s", i).isZero();
    }
  }

  /** How long after that instant it is named; a second is the pace of this world's passes. */
  private static Duration named(World world, Instant since, BooleanSupplier isNamed) {
    for (int i = 0; i < 1000; i++) {
      if (isNamed.getAsBoolean()) {
        return Duration.between(since, world.now);
      }
      world.elapse(SECOND, SECOND);
    }
    throw new AssertionError("never named: " + world.status);
  }

  private static int unreachable(World world) {
    return Objects.requireNonNull(world.status.members()).unreachable();
  }

  private static boolean isUnreachable(World world, int member) {
    return world.phase("r2", member) == InstancePhase.Unreachable;
  }

  private static boolean isMissed(World world, int member) {
    return world.status.turns().stream()
        .filter(t -> t.instance().equals("m-" + member))
        .map(Turn::silent)
        .anyMatch(Boolean.TRUE::equals);
  }
}
