package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.DesiredRevision;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.protocol.release.DesiredPointer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EndingTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  static Stream<Arguments> ends() {
    return Stream.of(
        row("all updated and desired", s -> {}, RolloutPhase.Succeeded, Reason.AllUpdated),
        row("desired is not stored yet", s -> s.desire("r1", "a", 1), null, null),
        row("one waits", s -> s.rollout("r2").row("m-3", InstancePhase.Waiting), null, null),
        row(
            "one is silent of one that may be",
            s -> {
              s.rollout("r2").row("m-3", InstancePhase.Unreachable);
              s.member("m-3").heard(LONG);
            },
            RolloutPhase.Succeeded,
            Reason.AllUpdated),
        row(
            "one is silent of none that may be",
            s -> {
              s.rollout("r2").row("m-3", InstancePhase.Unreachable);
              s.rollout("r2").maxUnreachable = "0";
              s.member("m-3").heard(LONG);
            },
            null,
            null),
        row(
            "one was not heard by this leader yet",
            s -> s.member("m-3").unheard(Duration.ZERO),
            null,
            null),
        row("one was emptied after its turn", s -> s.member("m-3").runs("a"), null, null),
        row(
            "one left",
            s -> {
              s.rollout("r2").row("m-3", InstancePhase.Gone);
              s.member("m-3").gone(LONG);
            },
            RolloutPhase.Succeeded,
            Reason.AllUpdated),
        row(
            "one failed within maxFailures",
            s -> {
              s.rollout("r2").row("m-3", InstancePhase.RolledBack, "a", "a", true);
              s.member("m-3").runs("a");
            },
            RolloutPhase.Failed,
            Reason.MembersFailed),
        row("one is at it", s -> s.turn("m-3").accepted(LONG), null, null),
        row("it pauses", s -> s.rollout("r2").paused(LONG), null, null),
        row(
            "it stopped by itself",
            s -> stopping(s, Reason.TooManyFailures),
            RolloutPhase.Failed,
            Reason.TooManyFailures),
        row(
            "a person stopped it",
            s -> stopping(s, Reason.StoppedByControl),
            RolloutPhase.Aborted,
            Reason.StoppedByControl),
        row(
            "it was deleted",
            s -> stopping(s, Reason.Deleted),
            RolloutPhase.Aborted,
            Reason.Deleted),
        row(
            "it stops, one is at it",
            s -> {
              stopping(s, Reason.TooManyFailures);
              s.turn("m-3").accepted(LONG);
            },
            null,
            null),
        row(
            "it stops, one is silent",
            s -> {
              stopping(s, Reason.TooManyFailures);
              s.turn("m-3").accepted(LONG).silent();
            },
            RolloutPhase.Failed,
            Reason.TooManyFailures));
  }

  @ParameterizedTest(name = "{0}: {2}, {3}")
  @MethodSource("ends")
  void theActiveRolloutEnds(
      String name, Consumer<Scene> what, @Nullable RolloutPhase phase, @Nullable Reason reason) {
    // given
    var scene = updated();
    what.accept(scene);
    var before = Scene.rolloutOf(scene.after(), "r2");
    // when
    var draft = scene.after(new Ending());
    // then
    var rollout = Scene.rolloutOf(draft, "r2");
    assertThat(rollout.phase).isEqualTo(phase == null ? before.phase : phase);
    assertThat(rollout.reason).isEqualTo(reason == null ? before.reason : reason);
    assertThat(draft.active).as("let go only once the end was read").isNotNull();
  }

  @Test
  void thePointerMovesFirst() {
    // given
    var scene = updated().desire("r1", "a", 1);
    // when
    var draft = scene.after(new Ending());
    // then
    assertThat(Scene.desiredOf(draft).rollout()).isEqualTo("r2");
    assertThat(Scene.desiredOf(draft).fence()).isEqualTo(2);
    assertThat(draft.previous).extracting(DesiredRevision::rollout).isEqualTo("r1");
  }

  @Test
  void itsOwnStatusMustNameItToo() {
    // given a status that was lost after S3 held all
    var scene = updated();
    scene.desired = null;
    var desired = new DesiredPointer.Desired("r2", 2, List.of(Scene.release("b")));
    scene.pointer(new DesiredPointer(1, World.FLEET, World.GROUP, 2, desired, List.of()));
    // when
    var draft = scene.after(new Restore(), new Ending());
    // then
    assertThat(Scene.desiredOf(draft).rollout()).isEqualTo("r2");
    assertThat(Scene.rolloutOf(draft, "r2").phase).isEqualTo(RolloutPhase.Progressing);
  }

  @Test
  void theGroupLetsGoOnceTheEndWasRead() {
    var scene = updated();
    scene.rollout("r2").phase(RolloutPhase.Failed, Reason.TooManyFailures);
    assertThat(scene.after(new Ending()).active).isNull();
  }

  @Test
  void theGroupLetsGoOfARolloutThatIsNotThereOnceNobodyIsAway() {
    var scene = new Scene().activate("deleted", 2);
    scene.turn("m-1").of("deleted");
    assertThat(scene.after(new Ending()).active).isNotNull();
    scene.turn("m-1").silent();
    assertThat(scene.after(new Ending()).active).isNull();
  }

  private static Scene updated() {
    var scene = Scene.rollingOut("b").desire("r2", "b", 2);
    for (int i = 1; i <= 3; i++) {
      scene.member("m-" + i).runs("b");
      scene.rollout("r2").row("m-" + i, InstancePhase.Updated, "a", "b", true);
    }
    return scene;
  }

  private static void stopping(Scene scene, Reason why) {
    scene.rollout("r2").phase(RolloutPhase.Stopping, why);
  }

  private static Arguments row(
      String name, Consumer<Scene> what, @Nullable RolloutPhase phase, @Nullable Reason reason) {
    return arguments(name, what, phase, reason);
  }
}
