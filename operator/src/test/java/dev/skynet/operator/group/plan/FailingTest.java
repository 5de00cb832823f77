package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailingTest {
  private static final Duration AGO = Duration.ofMinutes(1);
  private static final Duration IN_TIME = Duration.ofMinutes(30);
  private static final Duration TOO_LONG = Duration.ofMinutes(30).plusSeconds(1);

  static Stream<Arguments> failures() {
    return Stream.of(
        row("none failed", s -> {}, null),
        row("one failed of none allowed", s -> fails(s, "0", 1), Reason.TooManyFailures),
        row("one failed of one allowed", s -> fails(s, "1", 1), null),
        row("two failed of one allowed", s -> fails(s, "1", 2), Reason.TooManyFailures),
        row("one failed of 10% of three", s -> fails(s, "10%", 1), Reason.TooManyFailures),
        row("one failed of 34% of three", s -> fails(s, "34%", 1), null),
        row(
            "the build failed though failures are allowed",
            s -> {
              s.rollout("r2").budget("1", "3", "10%");
              ended(s, InstancePhase.RolledBack, Reason.BuildFailed);
            },
            Reason.BuildFailed),
        row("the lead left", s -> ended(s, InstancePhase.Gone, Reason.Left), null),
        row(
            "the build was cancelled",
            s -> ended(s, InstancePhase.Waiting, Reason.Cancelled),
            null),
        row("one lead was lost", s -> s.rollout("r2").leads(1), null),
        row("a second lead was lost", s -> s.rollout("r2").leads(2), Reason.NoLead));
  }

  static Stream<Arguments> deadlines() {
    return Stream.of(
        row("got further in time", s -> s.rollout("r2").progress(IN_TIME), null),
        row(
            "got nowhere",
            s -> s.rollout("r2").progress(TOO_LONG),
            Reason.ProgressDeadlineExceeded),
        row(
            "somebody is at it",
            s -> {
              s.rollout("r2").progress(TOO_LONG);
              s.turn("m-1").accepted(AGO);
            },
            null),
        row(
            "nobody has taken its ticket on",
            s -> {
              s.rollout("r2").progress(TOO_LONG);
              s.turn("m-1");
            },
            Reason.ProgressDeadlineExceeded),
        row(
            "two are silent of one that may be",
            s -> {
              s.rollout("r2").progress(TOO_LONG);
              s.member("m-1").heard(Duration.ofMinutes(5));
              s.member("m-2").heard(Duration.ofMinutes(5));
            },
            Reason.TooManyUnreachable),
        row(
            "one is silent of none that may be",
            s -> {
              s.rollout("r2").progress(TOO_LONG).budget("1", "0", "0");
              s.member("m-1").heard(Duration.ofMinutes(5));
            },
            Reason.TooManyUnreachable),
        row("it pauses", s -> s.rollout("r2").progress(TOO_LONG).paused(AGO), null),
        row(
            "the leader has not settled",
            s -> {
              s.rollout("r2").progress(TOO_LONG);
              s.settledSince = Optional.empty();
            },
            null),
        row(
            "the leader has listened for a shorter time",
            s -> {
              s.rollout("r2").progress(TOO_LONG);
              s.settledSince = Optional.of(Scene.NOW.minus(IN_TIME));
            },
            null));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource({"failures", "deadlines"})
  void stopsARolloutThatFailsOrGetsNowhere(
      String name, Consumer<Scene> what, @Nullable Reason why) {
    // given
    var scene = Scene.rollingOut("b");
    for (int i = 1; i <= 3; i++) {
      scene.rollout("r2").row("m-" + i, InstancePhase.Waiting);
    }
    what.accept(scene);
    RolloutPhase before = Scene.rolloutOf(scene.after(), "r2").phase;
    // when
    var rollout = Scene.rolloutOf(scene.after(new Failing()), "r2");
    // then
    assertThat(rollout.phase).isEqualTo(why == null ? before : RolloutPhase.Stopping);
    if (why != null) {
      assertThat(rollout.reason).isEqualTo(why);
    }
  }

  private static void fails(Scene scene, String allowed, int failed) {
    scene.rollout("r2").budget("1", allowed, "10%");
    for (int i = 1; i <= failed; i++) {
      InstancePhase phase = i == 1 ? InstancePhase.RolledBack : InstancePhase.Failed;
      scene.rollout("r2").row("m-" + i, phase, "a", "a", true);
    }
  }

  private static void ended(Scene scene, InstancePhase phase, Reason reason) {
    scene.turn("m-1").lead(TurnStep.Prepare).accepted(AGO).ended(phase, reason, "a");
  }

  private static Arguments row(String name, Consumer<Scene> what, @Nullable Reason why) {
    return arguments(name, what, why);
  }
}
