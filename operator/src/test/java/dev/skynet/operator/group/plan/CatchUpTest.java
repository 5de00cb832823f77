package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.Strategy;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Desired is b of r2; m-1 and m-2 run it, m-3 runs a. */
class CatchUpTest {
  static Stream<Arguments> members() {
    return Stream.of(
        row("runs an older release", s -> {}, "m-3"),
        row("runs nothing", s -> s.member("m-3").runs(null), "m-3"),
        row("runs the desired one", s -> s.member("m-3").runs("b")),
        row("is silent", s -> s.member("m-3").heard(Duration.ofMinutes(7))),
        row("spoke too long ago", s -> s.member("m-3").heard(Duration.ofSeconds(121))),
        row("has not answered this leader yet", s -> s.member("m-3").deaf(Duration.ZERO)),
        row("is of another platform", s -> s.member("m-3").platform("aarch64")),
        row("is at it", s -> s.turn("m-3").catchUp()),
        row("is one of two, one at once", s -> s.member("m-2").runs("a"), "m-2"),
        row(
            "is one of two, two at once",
            s -> {
              s.strategy = new Strategy(new IntOrString(2), null, null, null);
              s.member("m-2").runs("a");
            },
            "m-2",
            "m-3"),
        row(
            "is free of budget beside another",
            s -> {
              s.member("m-2").runs(null);
              s.member("m-3").runs("a");
            },
            "m-2",
            "m-3"),
        row(
            "comes while two are silent of one that may be",
            s -> {
              s.member("m-1").heard(Duration.ofMinutes(7));
              s.member("m-2").heard(Duration.ofMinutes(7));
            }),
        row("comes while a rollout is active", s -> s.activate("r3", 3)),
        row("comes while its group is deleted", s -> s.deleting = true),
        row("comes before anything is desired", s -> s.desired = null),
        row("comes when the Rollout is not there", s -> s.rollouts.remove("r2")));
  }

  @ParameterizedTest(name = "one that {0}: {2}")
  @MethodSource("members")
  void aMemberThatDriftedIsBroughtBack(String name, Consumer<Scene> what, List<String> opened) {
    // given
    var scene = split();
    what.accept(scene);
    // when
    var draft = scene.after(new CatchUp());
    // then
    assertThat(draft.turns.keySet())
        .filteredOn(id -> !scene.turns.containsKey(id))
        .containsExactlyInAnyOrderElementsOf(opened);
    for (String id : opened) {
      assertThat(Scene.turnOf(draft, id).why).isEqualTo(TurnKind.CatchUp);
      assertThat(Scene.turnOf(draft, id).rollout).isEqualTo("r2");
      assertThat(Scene.turnOf(draft, id).fence).isEqualTo(scene.fence);
    }
  }

  static Stream<Arguments> leftThere() {
    return Stream.of(
        left("updated by a later one that failed", InstancePhase.Updated, "c", "c", true),
        left("and runs another since", InstancePhase.Updated, "c", "a", false),
        left("rolled back by a later one", InstancePhase.RolledBack, "a", "a", true),
        left("failed with nothing to go back to", InstancePhase.Failed, null, null, true),
        left("passed over", InstancePhase.Unreachable, "a", "a", false),
        left("its ticket was void", InstancePhase.Waiting, "a", "a", false));
  }

  @ParameterizedTest(name = "{0}: left alone {4}")
  @MethodSource("leftThere")
  void whatTheLastFinishedTurnGaveIsNoDrift(
      String name,
      InstancePhase phase,
      @Nullable String gave,
      @Nullable String runs,
      boolean alone) {
    // given
    var scene = split();
    scene.fence = 3;
    scene
        .rollout("r3", "c")
        .admitted(3)
        .artifact()
        .phase(RolloutPhase.Failed, Reason.TooManyFailures)
        .row("m-3", phase, "a", gave, true);
    scene.member("m-3").runs(runs);
    // when
    var draft = scene.after(new CatchUp());
    // then
    assertThat(draft.turns.containsKey("m-3")).isEqualTo(!alone);
  }

  @Test
  void aCatchUpThatFailedIsNotRepeated() {
    var scene = split();
    scene.rollout("r2").row("m-3", InstancePhase.RolledBack, "a", "a", true);
    assertThat(scene.after(new CatchUp()).turns).isEmpty();
  }

  private static Scene split() {
    var scene = new Scene().desire("r2", "b", 2);
    scene.fence = 2;
    scene.member("m-1").runs("b");
    scene.member("m-2").runs("b");
    scene.rollout("r2", "b").admitted(2).artifact();
    scene.rollout("r2").phase(RolloutPhase.Succeeded, Reason.AllUpdated);
    return scene;
  }

  private static Arguments row(String name, Consumer<Scene> what, String... opened) {
    return arguments(name, what, List.of(opened));
  }

  private static Arguments left(
      String name,
      InstancePhase phase,
      @Nullable String gave,
      @Nullable String runs,
      boolean alone) {
    return arguments(name, phase, gave, runs, alone);
  }
}
