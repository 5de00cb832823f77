package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.rollout.ControlState;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The rules that never break, under whatever happens; {@link Rules} is checked after each pass. */
class PlannerRulesTest {
  enum What {
    PASS,
    STEP,
    TIME,
    DIE,
    LIVE,
    STICK,
    UNSTICK,
    FAIL,
    HEAL,
    NEW_LEADER,
    ROLLOUT,
    PAUSE,
    RUN,
    STOP,
    LOSE
  }

  record Event(What what, int member) {}

  @Provide
  Arbitrary<List<Event>> events() {
    return Combinators.combine(Arbitraries.of(What.class), Arbitraries.integers().between(1, 5))
        .as(Event::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(120);
  }

  @Property(tries = 400)
  void everythingEndsAndNothingBreaksWhateverHappens(
      @ForAll("events") List<Event> events, @ForAll @IntRange(min = 1, max = 3) int limit) {
    // given
    var world = new World(5).maxUnavailable(limit).deployed("a");
    world.rollout("r0", "b");
    // when
    int made = 0;
    for (Event event : events) {
      made += happen(world, event, made);
    }
    // then
    world.agents.values().forEach(a -> recover(a, world));
    world.rollouts.keySet().stream()
        .toList()
        .forEach(name -> world.control(name, ControlState.Run));
    world.elapse(Duration.ofHours(3));
    world.elapse(Duration.ofMinutes(1));
    assertThat(world.rollouts.values()).allMatch(r -> world.phase(r.name()).isFinal());
    assertThat(world.status.turns()).isEmpty();
    assertThat(world.status.active()).isNull();
  }

  private static void recover(SimAgent agent, World world) {
    agent.failsItsCheck = false;
    agent.stuck = false;
    if (!agent.alive) {
      agent.restart(world.now);
    }
    agent.unstick();
  }

  private static int happen(World world, Event event, int made) {
    SimAgent agent = world.agent(event.member());
    switch (event.what()) {
      case PASS -> world.pass();
      case STEP -> agent.step(world.now);
      case TIME -> world.elapse(Duration.ofSeconds(event.member() * 20L));
      case DIE -> agent.alive = false;
      case LIVE -> {
        if (!agent.alive) {
          agent.restart(world.now);
        }
      }
      case STICK -> agent.stuck = true;
      case UNSTICK -> agent.unstick();
      case FAIL -> agent.failsItsCheck = true;
      case HEAL -> agent.failsItsCheck = false;
      case NEW_LEADER -> world.newLeader();
      case LOSE -> agent.inbox.poll();
      case ROLLOUT -> {
        if (made < 4) {
          world
              .pass(Duration.ofSeconds(1))
              .rollout("r" + (made + 1), List.of("c", "d", "e", "f").get(made));
          return 1;
        }
      }
      case PAUSE -> world.control("r" + made, ControlState.Pause);
      case RUN -> world.control("r" + made, ControlState.Run);
      case STOP -> world.control("r" + made, ControlState.Stop);
    }
    return 0;
  }
}
