package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StageTest {
  static Stream<Arguments> members() {
    return Stream.of(
        row("waits", s -> {}, true, InstancePhase.Waiting),
        row("has it", s -> s.member("m-1").staged("b"), false, InstancePhase.Staged),
        row("has another", s -> s.member("m-1").staged("c"), true, InstancePhase.Waiting),
        row("is at its turn", s -> s.turn("m-1"), false, InstancePhase.Waiting),
        row("is silent", s -> s.member("m-1").heard(Duration.ofMinutes(5)), false, null),
        row(
            "is updated",
            s -> s.rollout("r2").row("m-1", InstancePhase.Updated, "a", "b", true),
            false,
            InstancePhase.Updated),
        row("was told just now", StageTest::told, false, InstancePhase.Waiting),
        row(
            "of a rollout that stops",
            s -> s.rollout("r2").phase(RolloutPhase.Stopping, Reason.TooManyFailures),
            false,
            null),
        row("of one that pauses", s -> s.rollout("r2").paused(Duration.ZERO), true, null));
  }

  @ParameterizedTest(name = "one that {0} is told: {2}")
  @MethodSource("members")
  void whoWaitsFetchesAhead(
      String name, Consumer<Scene> what, boolean told, @Nullable InstancePhase phase) {
    // given
    var scene = Scene.rollingOut("b");
    scene.rollout("r2").row("m-1", InstancePhase.Waiting);
    what.accept(scene);
    // when
    var draft = scene.after(new Stage());
    // then
    assertThat(Scene.sends(draft).contains(key())).isEqualTo(told);
    if (phase != null) {
      assertThat(Scene.row(draft, "r2", "m-1").phase).isEqualTo(phase);
    }
  }

  private static void told(Scene scene) {
    scene.sent.put(key(), Scene.NOW.minusSeconds(59));
  }

  private static String key() {
    return "stage/m-1/2/" + Scene.release("b").id();
  }

  private static Arguments row(
      String name, Consumer<Scene> what, boolean told, @Nullable InstancePhase phase) {
    return arguments(name, what, told, phase);
  }
}
