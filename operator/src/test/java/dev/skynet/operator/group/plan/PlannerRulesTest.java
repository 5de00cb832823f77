package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.rollout.ControlState;
import dev.skynet.operator.group.RolloutView;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;

/**
 * The rules that never break, under whatever happens; {@link Rules} are checked for every plan and
 * after every pass.
 */
class PlannerRulesTest {
  @Provide
  Arbitrary<List<Trouble>> troubles() {
    return Combinators.combine(
            Arbitraries.frequency(weights()),
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(0, 30))
        .as(Trouble::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(120);
  }

  /** Mostly work goes on; what ends a rollout is rarer than what begins one. */
  private static List<Tuple2<Integer, Trouble.What>> weights() {
    return Arrays.stream(Trouble.What.values()).map(what -> Tuple.of(what.weight, what)).toList();
  }

  @Property(tries = 120)
  void everythingEndsAndNothingBreaksWhateverHappens(
      @ForAll("troubles") List<Trouble> troubles,
      @ForAll @IntRange(min = 1, max = 3) int unavailable,
      @ForAll @IntRange(min = 0, max = 2) int failures,
      @ForAll @IntRange(min = 0, max = 2) int unreachable) {
    // given
    var world =
        new World(5)
            .maxUnavailable(unavailable)
            .maxFailures(failures)
            .maxUnreachable(unreachable)
            .deployed("a");
    var shaken = new ShakenWorld(world);
    // when
    shaken.rollout();
    troubles.forEach(shaken::suffer);
    // then
    shaken.recover();
    world.elapse(Duration.ofHours(2), Duration.ofSeconds(30));
    assertThat(world.rollouts.all()).extracting(RolloutView::name).allMatch(n -> isFinal(world, n));
    assertThat(world.status.turns()).isEmpty();
    assertThat(world.status.active()).isNull();
    FinalRules.hold(world);
  }

  private static boolean isFinal(World world, String rollout) {
    return world.phase(rollout).isFinal();
  }

  @Property(tries = 40)
  void aDeletedGroupLetsGoWhateverHappens(@ForAll("troubles") List<Trouble> troubles) {
    // given
    var world = new World(5).deployed("a");
    var shaken = new ShakenWorld(world);
    shaken.rollout();
    troubles.forEach(shaken::suffer);
    // when
    world.deleting = true;
    shaken.recover();
    world.elapse(Duration.ofMinutes(40), Duration.ofSeconds(30));
    // then
    assertThat(world.status.turns()).isEmpty();
    assertThat(world.status.active()).isNull();
    assertThat(world.rollouts.all())
        .filteredOn(r -> r.status().plan() != null)
        .allMatch(r -> isFinal(world, r.name()));
  }

  @Property(tries = 20)
  void settingTheSameControlTwiceIsSettingItOnce(@ForAll ControlState state) {
    var world = new World(3).deployed("a");
    world.agent(2).stuck = true;
    world.rollout("r2", "b").settle();
    world.control("r2", state).settle();
    var once = world.phase("r2");
    world.control("r2", state).settle();
    assertThat(world.phase("r2")).isEqualTo(once);
  }
}
