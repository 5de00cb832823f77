package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClosingTest {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration VOID = Duration.ofSeconds(61);

  static Stream<Arguments> ends() {
    return Stream.of(
        row("open", s -> s.turn("m-1"), null, null),
        row("late within the grace", s -> s.turn("m-1").late(Duration.ofSeconds(60)), null, null),
        row("void", s -> s.turn("m-1").late(VOID), InstancePhase.Waiting, Reason.Expired),
        row(
            "void, and not heard of since",
            s -> {
              s.turn("m-1").late(VOID);
              s.member("m-1").heard(VOID.plusSeconds(1));
            },
            null,
            null),
        row("void, accepted", s -> s.turn("m-1").late(VOID).accepted(LONG), null, null),
        row(
            "void, for a leader that may not have heard",
            s -> {
              s.settledSince = Optional.empty();
              s.turn("m-1").late(VOID);
            },
            null,
            null),
        row(
            "void and silent",
            s -> {
              s.turn("m-1").late(VOID).silent();
              s.member("m-1").heard(LONG);
            },
            null,
            null),
        row(
            "void and back",
            s -> s.turn("m-1").late(VOID).silent(),
            InstancePhase.Waiting,
            Reason.Expired),
        row(
            "gone",
            s -> {
              s.turn("m-1").accepted(LONG);
              s.member("m-1").gone(LONG);
            },
            InstancePhase.Gone,
            Reason.Left),
        row(
            "not in the register",
            s -> {
              s.turn("m-1").accepted(LONG);
              s.members.remove("m-1");
            },
            InstancePhase.Gone,
            Reason.Left),
        row(
            "forgotten",
            s -> {
              s.turn("m-1").lead(TurnStep.Prepare).silent();
              s.member("m-1").heard(DAY.plusSeconds(1));
            },
            InstancePhase.Gone,
            Reason.Forgotten),
        row(
            "gone after its silence has failed",
            s -> {
              s.turn("m-1").accepted(LONG).silent();
              s.member("m-1").gone(LONG);
            },
            InstancePhase.Failed,
            Reason.AgentSilent),
        row(
            "given up",
            s -> {
              s.giveUp = Set.of("m-1");
              s.turn("m-1").accepted(LONG).silent();
              s.member("m-1").heard(LONG);
            },
            InstancePhase.Failed,
            Reason.GivenUp),
        row(
            "given up though it is not silent",
            s -> {
              s.giveUp = Set.of("m-1");
              s.turn("m-1").accepted(LONG);
            },
            null,
            null),
        row(
            "a lead given up before its line",
            s -> {
              s.giveUp = Set.of("m-1");
              s.turn("m-1").lead(TurnStep.Prepare).accepted(LONG).silent();
              s.member("m-1").heard(LONG);
            },
            InstancePhase.Waiting,
            Reason.GivenUp));
  }

  @ParameterizedTest(name = "{0}: {2} {3}")
  @MethodSource("ends")
  void endsWhatNoReportWillEnd(
      String name, Consumer<Scene> what, @Nullable InstancePhase phase, @Nullable Reason reason) {
    check(what, phase, reason);
  }

  static Stream<Arguments> comesBack() {
    return Stream.of(
        back("with the new release", t -> {}, "b", InstancePhase.Updated),
        back("with the old one", t -> {}, "a", InstancePhase.RolledBack),
        back("with nothing", t -> {}, null, null),
        back("a lead, with nothing", t -> t.lead(TurnStep.Prepare), null, InstancePhase.Waiting));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("comesBack")
  void aSilentMemberClosesItsTurnByWhatItRuns(
      String name,
      Consumer<SceneTurn> entry,
      @Nullable String runs,
      @Nullable InstancePhase phase) {
    check(
        s -> {
          entry.accept(s.turn("m-1").accepted(LONG).silent());
          s.member("m-1").runs(runs);
        },
        phase,
        phase == null ? null : Reason.AgentSilent);
  }

  @Test
  void whoIsStillAtItHasNotComeBack() {
    check(
        s -> {
          s.turn("m-1").accepted(LONG).silent();
          s.member("m-1").busy(Said.TICKET);
        },
        null,
        null);
  }

  private static void check(
      Consumer<Scene> what, @Nullable InstancePhase phase, @Nullable Reason reason) {
    // given
    var scene = Scene.rollingOut("b");
    scene.rollout("r2").row("m-1", InstancePhase.Updating, "a", null, false);
    what.accept(scene);
    // when
    var outcome = Scene.turnOf(scene.after(new Closing()), "m-1").outcome;
    // then
    assertThat(outcome == null ? null : outcome.phase()).isEqualTo(phase);
    assertThat(outcome == null ? null : outcome.reason()).isEqualTo(reason);
  }

  @Test
  void aLeadThatLeavesBeforeItsLineIsLostOnce() {
    var scene = Scene.rollingOut("b");
    scene.turn("m-1").lead(TurnStep.Prepare).accepted(LONG);
    scene.member("m-1").gone(LONG);
    assertThat(Scene.rolloutOf(scene.after(new Closing()), "r2").plan().leads()).isEqualTo(1);
    // and one that was missed first is not lost a second time
    scene.rollout("r2").leads(1);
    scene.turn("m-1").silent();
    assertThat(Scene.rolloutOf(scene.after(new Closing()), "r2").plan().leads()).isEqualTo(1);
  }

  static Stream<Arguments> leaves() {
    return Stream.of(
        leaves("its row lags", InstancePhase.RolledBack, false, false, false),
        leaves("its row holds the outcome", InstancePhase.RolledBack, true, false, true),
        leaves("its confirm is not sent yet", InstancePhase.Updated, true, false, false),
        leaves("its confirm is sent", InstancePhase.Updated, true, true, true));
  }

  @ParameterizedTest(name = "{0}: {4}")
  @MethodSource("leaves")
  void anEntryLeavesOnlyAfterItsOutcomeWasRead(
      String name, InstancePhase phase, boolean rowEnded, boolean confirmed, boolean leaves) {
    // given
    var scene = Scene.rollingOut("b");
    scene.turn("m-1").accepted(LONG).ended(phase, null, "b");
    scene.rollout("r2").row("m-1", phase, "a", "b", rowEnded);
    if (confirmed) {
      scene.sent.put("confirm/" + Said.TICKET, Scene.NOW);
    }
    // when
    var draft = scene.after(new Closing());
    // then
    assertThat(draft.turns.containsKey("m-1")).isEqualTo(!leaves);
  }

  @Test
  void anEntryWithoutItsRolloutLeavesWithItsOutcome() {
    var scene = new Scene();
    scene.turn("m-1").of("deleted").accepted(LONG);
    scene.turn("m-2").of("deleted").ended(InstancePhase.Updated, null, "b");
    assertThat(scene.after(new Closing()).turns).containsOnlyKeys("m-1");
  }

  private static Arguments row(
      String name, Consumer<Scene> what, @Nullable InstancePhase phase, @Nullable Reason reason) {
    return arguments(name, what, phase, reason);
  }

  private static Arguments back(
      String name,
      Consumer<SceneTurn> entry,
      @Nullable String runs,
      @Nullable InstancePhase phase) {
    return arguments(name, entry, runs, phase);
  }

  private static Arguments leaves(
      String name, InstancePhase phase, boolean rowEnded, boolean confirmed, boolean leaves) {
    return arguments(name, phase, rowEnded, confirmed, leaves);
  }
}
