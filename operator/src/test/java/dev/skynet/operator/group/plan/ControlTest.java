package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.ControlState;
import dev.skynet.crds.rollout.RolloutPhase;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ControlTest {
  private static final Duration AGO = Duration.ofMinutes(1);

  static Stream<Arguments> wishes() {
    return Stream.of(
        row("nothing said", s -> {}, RolloutPhase.Progressing, Reason.TurnsOpen),
        row("run", s -> say(s, ControlState.Run), RolloutPhase.Progressing, Reason.TurnsOpen),
        row("pause", s -> say(s, ControlState.Pause), RolloutPhase.Paused, Reason.PausedByControl),
        row("stop", s -> say(s, ControlState.Stop), RolloutPhase.Stopping, Reason.StoppedByControl),
        row("deleted", s -> s.rollout("r2").deleting(), RolloutPhase.Stopping, Reason.Deleted),
        row("its group deleted", s -> s.deleting = true, RolloutPhase.Stopping, Reason.Deleted),
        row(
            "deleted while it pauses",
            s -> s.rollout("r2").paused(AGO).control(ControlState.Pause).deleting(),
            RolloutPhase.Stopping,
            Reason.Deleted),
        row(
            "run after a pause",
            s -> s.rollout("r2").paused(AGO),
            RolloutPhase.Progressing,
            Reason.TurnsOpen),
        row(
            "pause while it stops",
            s -> stopping(s).control(ControlState.Pause),
            RolloutPhase.Stopping,
            Reason.TooManyFailures),
        row(
            "stop while it stops: the first cause stands",
            s -> stopping(s).control(ControlState.Stop),
            RolloutPhase.Stopping,
            Reason.TooManyFailures),
        row(
            "run after a stop",
            s -> s.rollout("r2").phase(RolloutPhase.Stopping, Reason.StoppedByControl),
            RolloutPhase.Stopping,
            Reason.StoppedByControl),
        row(
            "stop after the end",
            s ->
                s.rollout("r2")
                    .phase(RolloutPhase.Succeeded, Reason.AllUpdated)
                    .control(ControlState.Stop),
            RolloutPhase.Succeeded,
            Reason.AllUpdated));
  }

  @ParameterizedTest(name = "{0}: {2}, {3}")
  @MethodSource("wishes")
  void aWishMovesTheActiveRollout(
      String name, Consumer<Scene> what, RolloutPhase phase, Reason reason) {
    // given
    var scene = Scene.rollingOut("b");
    what.accept(scene);
    // when
    var rollout = Scene.rolloutOf(scene.after(new Control()), "r2");
    // then
    assertThat(rollout.phase).isEqualTo(phase);
    assertThat(rollout.reason).isEqualTo(reason);
    assertThat(rollout.pausedAt != null).isEqualTo(phase == RolloutPhase.Paused);
  }

  static Stream<Arguments> cancels() {
    Consumer<SceneTurn> open = t -> {};
    Consumer<SceneTurn> accepted = t -> t.accepted(AGO);
    Consumer<SceneTurn> builds = t -> t.lead(TurnStep.Prepare).accepted(AGO);
    Consumer<SceneTurn> catchUp = SceneTurn::catchUp;
    Consumer<SceneTurn> catchesUp = t -> t.catchUp().accepted(AGO);
    Consumer<Scene> runs = s -> {};
    Consumer<Scene> pauses = s -> say(s, ControlState.Pause);
    Consumer<Scene> fails = ControlTest::stopping;
    Consumer<Scene> stops = s -> say(s, ControlState.Stop);
    Consumer<Scene> deletes = s -> s.deleting = true;
    return Stream.of(
        cancel("open, runs", open, runs, false),
        cancel("open, pauses", open, pauses, false),
        cancel("open, failed", open, fails, true),
        cancel("open, stopped", open, stops, true),
        cancel("open, deleted", open, deletes, true),
        cancel("accepted, runs", accepted, runs, false),
        cancel("accepted, failed", accepted, fails, false),
        cancel("accepted, stopped", accepted, stops, true),
        cancel("accepted, deleted", accepted, deletes, true),
        cancel("builds, pauses", builds, pauses, false),
        cancel("builds, failed", builds, fails, true),
        cancel("builds, stopped", builds, stops, true),
        cancel("catch-up, stopped", catchUp, stops, false),
        cancel("catch-up, deleted", catchUp, deletes, true),
        cancel("accepted catch-up, deleted", catchesUp, deletes, false),
        cancel("its Rollout is not there", t -> t.of("deleted"), runs, true));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("cancels")
  void whatNobodyWantsIsCalledBack(
      String name, Consumer<SceneTurn> entry, Consumer<Scene> what, boolean cancelled) {
    var scene = Scene.rollingOut("b");
    entry.accept(scene.turn("m-1"));
    what.accept(scene);
    assertThat(Scene.turnOf(scene.after(new Control()), "m-1").cancelled).isEqualTo(cancelled);
  }

  @Test
  void aPauseKeepsItsBeginAndItsEndGivesTheWholeTimeAgain() {
    // given
    var scene = Scene.rollingOut("b");
    scene.rollout("r2").progress(Duration.ofHours(3)).paused(Duration.ofHours(2));
    scene.rollout("r2").control(ControlState.Pause);
    // when
    var paused = Scene.rolloutOf(scene.after(new Control()), "r2");
    // then
    assertThat(paused.pausedAt).isEqualTo(Scene.NOW.minus(Duration.ofHours(2)));
    // and when
    scene.rollout("r2").control(ControlState.Run);
    var goesOn = Scene.rolloutOf(scene.after(new Control()), "r2");
    // then
    assertThat(goesOn.progressAt).isEqualTo(Scene.NOW);
  }

  @Test
  void aPauseInTheBuildGoesBackToIt() {
    var scene = new Scene().activate("r2", 2);
    scene.rollout("r2", "b").admitted(2).paused(AGO);
    scene.turn("m-1").lead(TurnStep.Prepare).accepted(AGO);
    var rollout = Scene.rolloutOf(scene.after(new Control()), "r2");
    assertThat(rollout.phase).isEqualTo(RolloutPhase.Preparing);
    assertThat(rollout.reason).isEqualTo(Reason.Building);
  }

  @Test
  void whatIsNotAdmittedYetIsNeitherPausedNorStoppedHere() {
    for (ControlState state : ControlState.values()) {
      var scene = new Scene().activate("r2", 2);
      scene.rollout("r2", "b").phase(RolloutPhase.Pending, Reason.FetchingSource).control(state);
      assertThat(Scene.rolloutOf(scene.after(new Control()), "r2").phase)
          .isEqualTo(RolloutPhase.Pending);
    }
  }

  @Test
  void saysWhoWantedItAndWhy() {
    var scene = Scene.rollingOut("b");
    say(scene, ControlState.Stop);
    assertThat(Scene.rolloutOf(scene.after(new Control()), "r2").message)
        .isEqualTo(Reason.StoppedByControl.meaning() + " By eve. Reason: because");
  }

  private static void say(Scene scene, ControlState state) {
    scene.rollout("r2").control(state);
  }

  private static SceneRollout stopping(Scene scene) {
    return scene.rollout("r2").phase(RolloutPhase.Stopping, Reason.TooManyFailures);
  }

  private static Arguments row(
      String name, Consumer<Scene> what, RolloutPhase phase, Reason reason) {
    return arguments(name, what, phase, reason);
  }

  private static Arguments cancel(
      String name, Consumer<SceneTurn> entry, Consumer<Scene> what, boolean cancelled) {
    return arguments(name, entry, what, cancelled);
  }
}
