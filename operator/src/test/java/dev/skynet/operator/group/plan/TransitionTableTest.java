package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.ControlState;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.operator.group.action.JobResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every step that the table of a Rollout's phases allows, made by the whole planner in one pass.
 * That it makes no other one is checked wherever a world stores a status.
 */
class TransitionTableTest {
  private static final Duration AGO = Duration.ofMinutes(1);

  static Stream<Arguments> steps() {
    return Stream.of(waiting(RolloutPhase.Pending), waiting(RolloutPhase.Queued), admitted())
        .flatMap(List::stream);
  }

  private static List<Arguments> waiting(RolloutPhase from) {
    Consumer<Scene> before = s -> s.rollout("r2", "b").phase(from, Reason.WaitingForActive);
    var rejected = new JobResult.SourceRejected(Reason.NoSkynetFile, "none");
    var outdated = new JobResult.SourceOutdated("c".repeat(40));
    return List.of(
        from == RolloutPhase.Pending
            ? step(from, RolloutPhase.Queued, before.andThen(TransitionTableTest::otherActive))
            : step(from, RolloutPhase.Pending, before),
        step(from, RolloutPhase.Preparing, before.andThen(s -> s.source("r2"))),
        step(from, RolloutPhase.Failed, before.andThen(s -> s.source("r2", rejected))),
        step(from, RolloutPhase.Superseded, before.andThen(s -> s.source("r2", outdated))),
        step(from, RolloutPhase.Aborted, before.andThen(s -> say(s, ControlState.Stop))),
        step(from, RolloutPhase.Skipped, before.andThen(s -> s.ran("r2"))));
  }

  private static List<Arguments> admitted() {
    Consumer<Scene> preparing =
        s -> {
          s.rollout("r2", "b").admitted(2);
          s.activate("r2", 2);
        };
    Consumer<Scene> progressing = preparing.andThen(s -> s.rollout("r2").artifact());
    Consumer<Scene> paused = progressing.andThen(s -> s.rollout("r2").paused(AGO));
    Consumer<Scene> stopping =
        progressing.andThen(
            s -> s.rollout("r2").phase(RolloutPhase.Stopping, Reason.TooManyFailures));
    Consumer<Scene> pause = s -> say(s, ControlState.Pause);
    Consumer<Scene> stop = s -> say(s, ControlState.Stop);
    Consumer<Scene> busy =
        s -> {
          s.rollout("r2").row("m-3", InstancePhase.Updating, "a", null, false);
          s.turn("m-3").accepted(AGO);
        };
    Consumer<Scene> fails =
        s -> s.rollout("r2").row("m-1", InstancePhase.RolledBack, "a", "a", true);
    Consumer<Scene> noLead = s -> s.rollout("r2").leads(2);
    return List.of(
        step(
            RolloutPhase.Preparing,
            RolloutPhase.Progressing,
            preparing.andThen(Scene::manifestStands)),
        step(RolloutPhase.Preparing, RolloutPhase.Paused, preparing.andThen(pause)),
        step(RolloutPhase.Preparing, RolloutPhase.Stopping, preparing.andThen(stop).andThen(busy)),
        step(
            RolloutPhase.Preparing,
            RolloutPhase.Succeeded,
            // what it wrote last was lost, and what the group's status holds was not
            preparing.andThen(Scene::manifestStands).andThen(TransitionTableTest::allThere)),
        step(RolloutPhase.Preparing, RolloutPhase.Failed, preparing.andThen(noLead)),
        step(RolloutPhase.Preparing, RolloutPhase.Aborted, preparing.andThen(stop)),
        step(RolloutPhase.Progressing, RolloutPhase.Paused, progressing.andThen(pause)),
        step(
            RolloutPhase.Progressing,
            RolloutPhase.Stopping,
            progressing.andThen(fails).andThen(busy)),
        step(
            RolloutPhase.Progressing,
            RolloutPhase.Succeeded,
            progressing.andThen(TransitionTableTest::allThere)),
        step(RolloutPhase.Progressing, RolloutPhase.Failed, progressing.andThen(fails)),
        step(RolloutPhase.Progressing, RolloutPhase.Aborted, progressing.andThen(stop)),
        step(
            RolloutPhase.Paused,
            RolloutPhase.Preparing,
            preparing.andThen(s -> s.rollout("r2").paused(AGO))),
        step(RolloutPhase.Paused, RolloutPhase.Progressing, paused),
        step(RolloutPhase.Paused, RolloutPhase.Stopping, paused.andThen(stop).andThen(busy)),
        step(RolloutPhase.Paused, RolloutPhase.Failed, paused.andThen(pause).andThen(fails)),
        step(RolloutPhase.Paused, RolloutPhase.Aborted, paused.andThen(stop)),
        step(RolloutPhase.Stopping, RolloutPhase.Failed, stopping),
        step(
            RolloutPhase.Stopping,
            RolloutPhase.Aborted,
            progressing.andThen(
                s -> s.rollout("r2").phase(RolloutPhase.Stopping, Reason.StoppedByControl))));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource("steps")
  void thePlannerMakesThisStep(RolloutPhase from, RolloutPhase to, Consumer<Scene> what) {
    // given
    var scene = new Scene();
    what.accept(scene);
    assertThat(Scene.rolloutOf(scene.after(), "r2").phase).isEqualTo(from);
    // when
    var next = Objects.requireNonNull(scene.planned().rollouts().get("r2"));
    // then
    assertThat(next.phase()).isEqualTo(to);
    Transitions.walk(scene.rollout("r2").toView().status(), next);
  }

  @Test
  void noStepOfTheTableIsLeftOut() {
    Set<String> table =
        Arrays.stream(RolloutPhase.values())
            .flatMap(from -> from.next().stream().map(to -> from + " -> " + to))
            .collect(Collectors.toSet());
    assertThat(steps().map(step -> step.get()[0] + " -> " + step.get()[1]))
        .containsExactlyInAnyOrderElementsOf(table);
  }

  private static void otherActive(Scene scene) {
    scene.rollout("r1", "a").admitted(1);
    scene.activate("r1", 1);
  }

  private static void allThere(Scene scene) {
    scene.desire("r2", "b", 2);
    scene.members.values().forEach(m -> m.runs("b"));
  }

  private static void say(Scene scene, ControlState state) {
    scene.rollout("r2").control(state);
  }

  private static Arguments step(RolloutPhase from, RolloutPhase to, Consumer<Scene> what) {
    return arguments(from, to, what);
  }
}
