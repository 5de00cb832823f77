package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.operator.group.action.Job;
import dev.skynet.protocol.release.DesiredPointer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RestoreTest {
  static Stream<Arguments> pointers() {
    return Stream.of(
        // what the status says, what S3 says, what holds: number and desired Rollout
        row(4, "r4", 4, "r4", 4, "r4"),
        row(4, "r4", 3, "r3", 4, "r4"),
        row(4, "r4", 6, "r5", 6, "r5"),
        row(4, null, 4, "r4", 4, "r4"),
        row(0, null, 7, "r5", 7, "r5"),
        row(4, "r4", 4, null, 4, "r4"),
        row(0, null, 0, null, 0, null));
  }

  @ParameterizedTest(name = "{0} {1}, in S3 {2} {3}: {4} {5}")
  @MethodSource("pointers")
  void whatTheStatusDoesNotKnowComesBackFromS3(
      long fence,
      @Nullable String desired,
      long fenceInS3,
      @Nullable String desiredInS3,
      long then,
      @Nullable String desiredThen) {
    // given
    var scene = new Scene();
    scene.fence = fence;
    if (desired != null) {
      scene.desire(desired, "b", numberOf(desired));
    }
    scene.pointer(pointer(fenceInS3, desiredInS3));
    // when
    var draft = restored(scene);
    // then
    assertThat(draft.pointerStands).isTrue();
    assertThat(draft.fence).isEqualTo(then);
    assertThat(draft.desired == null ? null : draft.desired.rollout()).isEqualTo(desiredThen);
  }

  @Test
  void aDesiredRevisionComesBackWhole() {
    // given
    var scene = new Scene();
    scene.pointer(pointer(5, "r5"));
    // when
    var desired = Scene.desiredOf(restored(scene));
    // then
    var written = Scene.desiredOf(restored(new Scene().desire("r5", "b", 5)));
    assertThat(desired).usingRecursiveComparison().ignoringFields("shortCommit").isEqualTo(written);
  }

  @Test
  void nothingIsRestoredBeforeS3HasAnswered() {
    var draft = restored(new Scene());
    assertThat(draft.pointerStands).isFalse();
    assertThat(draft.fence).isEqualTo(1);
  }

  @Test
  void thePointerIsAskedToHoldWhatTheStatusSays() {
    // given
    var scene = Scene.rollingOut("b").desire("r1", "a", 1);
    // when
    Job job = restored(scene).jobs.values().iterator().next();
    // then
    var wish = ((Job.KeepPointer) job).wish();
    assertThat(wish.fence()).isEqualTo(2);
    assertThat(wish.ran().orElseThrow().name()).isEqualTo("r2");
    assertThat(wish.desired().orElseThrow().rollout()).isEqualTo("r1");
  }

  @Test
  void whatS3RemembersHasRun() {
    var scene = new Scene().ran("r1");
    assertThat(Restore.alreadyRan(scene.situation(), "r1")).isTrue();
    assertThat(Restore.alreadyRan(scene.situation(), "r2")).isFalse();
    assertThat(Restore.alreadyRan(new Scene().situation(), "r1")).isFalse();
  }

  private static Draft restored(Scene scene) {
    var situation = scene.situation();
    var draft = new Draft(situation);
    new Restore().apply(situation, draft);
    return draft;
  }

  private static long numberOf(String rollout) {
    return Long.parseLong(rollout.substring(1));
  }

  private static DesiredPointer pointer(long fence, @Nullable String rollout) {
    if (rollout == null) {
      return new DesiredPointer(1, World.FLEET, World.GROUP, fence, null, List.of());
    }
    long number = numberOf(rollout);
    var desired = new DesiredPointer.Desired(rollout, number, List.of(Scene.release("b")));
    var ran = new DesiredPointer.Ran(rollout, "uid-" + rollout, number);
    return new DesiredPointer(1, World.FLEET, World.GROUP, fence, desired, List.of(ran));
  }

  private static Arguments row(
      long fence,
      @Nullable String desired,
      long fenceInS3,
      @Nullable String desiredInS3,
      long then,
      @Nullable String desiredThen) {
    return arguments(fence, desired, fenceInS3, desiredInS3, then, desiredThen);
  }
}
