package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.BuiltArtifact;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.operator.group.action.Action;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.RefusalReason;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.release.Sha256;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReportsTest {
  static Stream<Arguments> ends() {
    return Stream.of(
        row(Said.succeeded(Said.TICKET, "b"), InstancePhase.Updated, null, "b"),
        row(
            Said.failed(Said.TICKET, FailureReason.CheckFailed, HostState.Restored, "a"),
            InstancePhase.RolledBack,
            Reason.CheckFailed,
            "a"),
        row(
            Said.failed(Said.TICKET, FailureReason.HookFailed, HostState.Untouched, "a"),
            InstancePhase.RolledBack,
            Reason.HookFailed,
            "a"),
        row(
            Said.failed(Said.TICKET, FailureReason.NoPreviousRelease, HostState.Down, null),
            InstancePhase.Failed,
            Reason.NoPreviousRelease,
            null),
        row(
            Said.failed(Said.TICKET, FailureReason.RollbackFailed, HostState.Down, "a"),
            InstancePhase.Failed,
            Reason.RollbackFailed,
            "a"),
        row(Said.reverted("a"), InstancePhase.RolledBack, null, "a"),
        row(Said.cancelled(Said.TICKET, false), InstancePhase.Waiting, Reason.Cancelled, "a"),
        row(
            Said.refused(Said.TICKET, RefusalReason.Expired),
            InstancePhase.Waiting,
            Reason.Expired,
            "a"),
        row(
            Said.refused(Said.TICKET, RefusalReason.Cancelled),
            InstancePhase.Waiting,
            Reason.Cancelled,
            "a"),
        row(
            Said.refused(Said.TICKET, RefusalReason.DiskFull),
            InstancePhase.RolledBack,
            Reason.DiskFull,
            "a"),
        row(
            Said.refused(Said.TICKET, RefusalReason.OnHold),
            InstancePhase.RolledBack,
            Reason.OnHold,
            "a"));
  }

  @ParameterizedTest(name = "{0} -> {1} {2}, runs {3}")
  @MethodSource("ends")
  void theseEndATurn(
      Report report, InstancePhase phase, @Nullable Reason reason, @Nullable String runs) {
    // given
    var scene = Scene.rollingOut("b").report(report);
    scene.turn("m-1").accepted(Duration.ofSeconds(5));
    // when
    var outcome = Scene.outcomeOf(scene.after(new Reports()), "m-1");
    // then
    assertThat(outcome.phase()).isEqualTo(phase);
    assertThat(outcome.reason()).isEqualTo(reason);
    assertThat(outcome.release()).isEqualTo(runs == null ? null : Scene.release(runs).id());
  }

  static Stream<Report> noEnds() {
    return Stream.of(
        Said.accepted(Said.TICKET),
        Said.cancelled(Said.TICKET, true),
        Said.accepted("uid-r2.m-1.7"),
        Said.succeeded("uid-r1.m-1.1", "b"),
        Said.failed(Said.BUILD, FailureReason.BuildFailed, HostState.Untouched, "a"),
        Said.refused(null, RefusalReason.Unreadable),
        Said.leaving());
  }

  @ParameterizedTest
  @MethodSource("noEnds")
  void nothingElseDoes(Report report) {
    var scene = Scene.rollingOut("b").report(report);
    scene.turn("m-1");
    assertThat(Scene.turnOf(scene.after(new Reports()), "m-1").isOpen()).isTrue();
  }

  @Test
  void theFirstOutcomeStands() {
    // given
    var scene = Scene.rollingOut("b").report(Said.succeeded(Said.TICKET, "b"));
    scene.turn("m-1").ended(InstancePhase.RolledBack, Reason.CheckFailed, "a");
    // when
    var outcome = Scene.outcomeOf(scene.after(new Reports()), "m-1");
    // then
    assertThat(outcome.phase()).isEqualTo(InstancePhase.RolledBack);
  }

  @Test
  void aPulseThatNamesTheTicketStandsForALateAccepted() {
    var scene = Scene.rollingOut("b");
    scene.turn("m-1");
    scene.member("m-1").busy(Said.TICKET);
    assertThat(Scene.turnOf(scene.after(new Reports()), "m-1").isAccepted()).isTrue();
    scene.member("m-1").busy(Said.BUILD);
    assertThat(Scene.turnOf(scene.after(new Reports()), "m-1").isAccepted()).isFalse();
  }

  @Test
  void theLastBuildCountsWhateverTheOrderOfArrival() {
    // given a lead that was killed and built again
    var scene = Scene.rollingOut("b").report(Said.built("new", 7)).report(Said.built("old", 3));
    scene.turn("m-1").lead(TurnStep.Prepare);
    // when
    var turn = Scene.turnOf(scene.after(new Reports()), "m-1");
    // then
    assertThat(turn.isAccepted()).isTrue();
    assertThat(turn.built).extracting(BuiltArtifact::digest).isEqualTo(Sha256.ofLines("new").hex());
  }

  @Test
  void anUploadCountsOnlyForTheBytesOfTheLastBuild() {
    var scene = Scene.rollingOut("b").report(Said.uploaded("old"));
    scene.turn("m-1").lead(TurnStep.Prepare).accepted(Duration.ZERO).built("new");
    assertThat(Scene.turnOf(scene.after(new Reports()), "m-1").uploaded).isFalse();
    scene.report(Said.uploaded("new"));
    assertThat(Scene.turnOf(scene.after(new Reports()), "m-1").uploaded).isTrue();
  }

  @Test
  void aLateWordOfAFormerBuildChangesNothingOnceTheBytesAreThere() {
    var scene = Scene.rollingOut("b").report(Said.built("old", 3));
    scene.turn("m-1").lead(TurnStep.Prepare).accepted(Duration.ZERO).built("new").uploaded();
    var built = Scene.turnOf(scene.after(new Reports()), "m-1").built;
    assertThat(built).extracting(BuiltArtifact::digest).isEqualTo(Sha256.ofLines("new").hex());
  }

  @Test
  void aBuildThatCanNoLongerBeCancelledIsOver() {
    var scene = Scene.rollingOut("b").report(Said.cancelled(Said.BUILD, true));
    scene.turn("m-1").lead(TurnStep.Prepare).accepted(Duration.ZERO).cancelled();
    var outcome = Scene.outcomeOf(scene.after(new Reports()), "m-1");
    assertThat(outcome.phase()).isEqualTo(InstancePhase.Waiting);
  }

  @Test
  void whoLeavesIsMarked() {
    var scene = new Scene().report(Said.leaving());
    assertThat(scene.after(new Reports()).actions).containsExactly(new Action.MarkGone("m-1"));
  }

  private static Arguments row(
      Report report, InstancePhase phase, @Nullable Reason reason, @Nullable String runs) {
    return arguments(report, phase, reason, runs);
  }
}
