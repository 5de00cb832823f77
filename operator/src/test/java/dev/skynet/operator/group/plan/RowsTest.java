package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowsTest {
  private static final Duration AGO = Duration.ofMinutes(1);

  @Test
  void aFailureIsNotUndoneByTheGoingOfItsMember() {
    // given a catch-up whose row was never stored, of a member that had failed before
    var scene = new Scene();
    scene
        .rollout("r2", "b")
        .admitted(2)
        .artifact()
        .row("m-1", InstancePhase.Failed, "a", "a", true);
    scene.turn("m-1").catchUp().attempt(2).ended(InstancePhase.Gone, Reason.Left, null);
    // when
    var row = Scene.row(scene.after(new Rows()), "r2", "m-1");
    // then
    assertThat(row.phase).isEqualTo(InstancePhase.Failed);
    assertThat(row.attempt).isEqualTo(2);
  }

  static Stream<Arguments> entries() {
    return Stream.of(
        // the entry; the row; whether somebody got further
        row(t -> {}, InstancePhase.Ticketed, null, false),
        row(t -> t.accepted(AGO), InstancePhase.Updating, null, true),
        row(
            t -> t.lead(TurnStep.Prepare).accepted(AGO),
            InstancePhase.Updating,
            Reason.Building,
            true),
        row(t -> t.silent(), InstancePhase.Failed, Reason.AgentSilent, false),
        row(
            t -> t.lead(TurnStep.Prepare).accepted(AGO).silent(),
            InstancePhase.Unreachable,
            Reason.AgentSilent,
            false),
        row(
            t -> t.lead(TurnStep.Install).silent(),
            InstancePhase.Unreachable,
            Reason.AgentSilent,
            false),
        row(
            t -> t.lead(TurnStep.Install).accepted(AGO).silent(),
            InstancePhase.Failed,
            Reason.AgentSilent,
            false),
        row(
            t -> t.accepted(AGO).ended(InstancePhase.Updated, null, "b"),
            InstancePhase.Updated,
            null,
            true),
        row(
            t -> t.catchUp().accepted(AGO).ended(InstancePhase.Updated, null, "b"),
            InstancePhase.Updated,
            Reason.CaughtUp,
            true),
        row(
            t -> t.accepted(AGO).ended(InstancePhase.RolledBack, Reason.CheckFailed, "a"),
            InstancePhase.RolledBack,
            Reason.CheckFailed,
            true),
        row(
            t -> t.ended(InstancePhase.Waiting, Reason.Expired, "a"),
            InstancePhase.Waiting,
            Reason.Expired,
            false));
  }

  @ParameterizedTest(name = "{1} {2}")
  @MethodSource("entries")
  void aRowShowsItsEntry(
      Consumer<SceneTurn> entry, InstancePhase phase, @Nullable Reason reason, boolean further) {
    // given
    var scene = Scene.rollingOut("b");
    scene.rollout("r2").progress(Duration.ofMinutes(9));
    scene.rollout("r2").row("m-1", InstancePhase.Ticketed, "a", null, false);
    entry.accept(scene.turn("m-1"));
    // when
    var draft = scene.after(new Rows());
    // then
    var row = Scene.row(draft, "r2", "m-1");
    assertThat(row.phase).isEqualTo(phase);
    assertThat(row.reason).isEqualTo(reason);
    Instant progress = Scene.rolloutOf(draft, "r2").progressAt;
    assertThat(progress).isEqualTo(further ? Scene.NOW : Scene.NOW.minus(Duration.ofMinutes(9)));
  }

  @Test
  void aRowThatWasNotStoredBeginsOnceItIsKnownWhatItsMemberRuns() {
    // given an entry whose row was lost with its leader
    var scene = Scene.rollingOut("b");
    scene.turn("m-1");
    scene.member("m-1").unheard(Duration.ZERO);
    // when
    var draft = scene.after(new Rows());
    // then it counts as that of a member that served
    assertThat(Scene.row(draft, "r2", "m-1").attempt).isZero();
    assertThat(draft.costsBudget(Scene.turnOf(draft, "m-1"))).isTrue();
    // and when
    scene.member("m-1").answersNow();
    draft = scene.after(new Rows());
    // then
    var row = Scene.row(draft, "r2", "m-1");
    assertThat(row.phase).isEqualTo(InstancePhase.Ticketed);
    assertThat(row.attempt).isEqualTo(1);
    assertThat(row.from).isEqualTo(Scene.release("a").id());
    assertThat(row.to).isEqualTo(Scene.release("b").id());
    assertThat(draft.costsBudget(Scene.turnOf(draft, "m-1"))).isTrue();
  }

  @Test
  void aRowThatHoldsTheOutcomeIsLeftAlone() {
    var scene = Scene.rollingOut("b");
    scene.rollout("r2").row("m-1", InstancePhase.Gone, "a", null, true);
    scene.turn("m-1").accepted(AGO).ended(InstancePhase.Updated, null, "b");
    assertThat(Scene.row(scene.after(new Rows()), "r2", "m-1").phase).isEqualTo(InstancePhase.Gone);
  }

  @Test
  void onlyTheFirstSixteenFailuresKeepTheTailOfTheirLog() {
    var draft = Scene.rollingOut("b").after();
    for (int i = 1; i <= 20; i++) {
      Scene.rolloutOf(draft, "r2").row("m-" + i).logTail = "tail";
    }
    new Rows().apply(new Scene().situation(), draft);
    assertThat(Scene.rolloutOf(draft, "r2").rows.values())
        .filteredOn(row -> row.logTail != null)
        .hasSize(16)
        .extracting(row -> row.id)
        .contains("m-1", "m-16")
        .doesNotContain("m-17");
  }

  private static Arguments row(
      Consumer<SceneTurn> entry, InstancePhase phase, @Nullable Reason reason, boolean further) {
    return arguments(entry, phase, reason, further);
  }
}
