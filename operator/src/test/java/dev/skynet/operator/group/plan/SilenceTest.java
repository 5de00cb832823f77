package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.operator.group.action.Action;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SilenceTest {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration LONG = Duration.ofMinutes(5);

  static Stream<Arguments> rows() {
    return Stream.of(
        row(InstancePhase.Waiting, m -> {}, InstancePhase.Waiting),
        row(InstancePhase.Waiting, m -> m.heard(LONG), InstancePhase.Unreachable),
        row(InstancePhase.Staged, m -> m.heard(LONG), InstancePhase.Unreachable),
        row(InstancePhase.Updated, m -> m.heard(LONG), InstancePhase.Updated),
        row(InstancePhase.RolledBack, m -> m.heard(LONG), InstancePhase.RolledBack),
        row(InstancePhase.Unreachable, m -> m.heard(LONG), InstancePhase.Unreachable),
        row(InstancePhase.Unreachable, m -> m.unheard(LONG), InstancePhase.Unreachable),
        row(InstancePhase.Unreachable, m -> {}, InstancePhase.Waiting),
        row(InstancePhase.Waiting, m -> m.gone(LONG), InstancePhase.Gone),
        row(InstancePhase.Updated, m -> m.gone(LONG), InstancePhase.Gone),
        row(InstancePhase.Gone, m -> m.gone(LONG), InstancePhase.Gone),
        row(InstancePhase.Gone, m -> {}, InstancePhase.Waiting),
        // who failed and went has failed all the same
        row(InstancePhase.Failed, m -> m.gone(LONG), InstancePhase.Failed),
        row(InstancePhase.RolledBack, m -> m.gone(LONG), InstancePhase.RolledBack),
        row(InstancePhase.RolledBack, m -> {}, InstancePhase.RolledBack));
  }

  @ParameterizedTest(name = "{0} becomes {2}")
  @MethodSource("rows")
  void aRowWithoutATurnFollowsItsMember(
      InstancePhase before, Consumer<SceneMember> member, InstancePhase after) {
    // given
    var scene = Scene.rollingOut("b");
    scene.settledSince = Optional.of(Scene.NOW.minus(Duration.ofHours(1)));
    scene.rollout("r2").row("m-1", before);
    member.accept(scene.member("m-1"));
    // when
    var draft = scene.after(new Silence());
    // then
    assertThat(Scene.row(draft, "r2", "m-1").phase).isEqualTo(after);
  }

  @Test
  void whoAppearsInMidRolloutJoinsItsOrder() {
    var draft = Scene.rollingOut("b").after(new Silence());
    assertThat(Scene.rolloutOf(draft, "r2").rows).containsOnlyKeys("m-1", "m-2", "m-3");
    var late = Scene.rollingOut("b");
    late.member("m-4").gone(LONG);
    assertThat(Scene.rolloutOf(late.after(new Silence()), "r2").rows).doesNotContainKey("m-4");
  }

  @Test
  void whoIsNotInTheRegisterAnyMoreIsGone() {
    var scene = Scene.rollingOut("b");
    scene.rollout("r2").row("m-9", InstancePhase.Waiting);
    assertThat(Scene.row(scene.after(new Silence()), "r2", "m-9").phase)
        .isEqualTo(InstancePhase.Gone);
    // but nobody is declared gone by a register that may not be whole yet
    scene.settledSince = Optional.empty();
    assertThat(Scene.row(scene.after(new Silence()), "r2", "m-9").phase)
        .isEqualTo(InstancePhase.Waiting);
  }

  @Test
  void aMemberThatAFormerRolloutStillWaitsForIsPassedOver() {
    var scene = Scene.rollingOut("b");
    scene.rollout("r1", "a").admitted(1);
    scene.turn("m-1").of("r1").accepted(LONG).silent();
    assertThat(Scene.row(scene.after(new Silence()), "r2", "m-1").phase)
        .isEqualTo(InstancePhase.Unreachable);
  }

  static Stream<Arguments> turns() {
    Consumer<SceneMember> dead = m -> m.heard(LONG);
    Consumer<SceneMember> lives = m -> {};
    return Stream.of(
        // the entry, its member; silent, cancelled, leads lost
        turn("not taken on", t -> {}, dead, true, true, 0),
        turn("taken on", t -> t.accepted(LONG), dead, true, false, 0),
        turn("taken on", t -> t.accepted(LONG), lives, false, false, 0),
        turn("in its time", t -> t.accepted(Duration.ofMinutes(11)), lives, false, false, 0),
        turn("beyond it", t -> t.accepted(Duration.ofMinutes(12)), lives, true, false, 0),
        turn("builds", t -> t.lead(TurnStep.Prepare).accepted(LONG), dead, true, true, 1),
        turn("to build", t -> t.lead(TurnStep.Prepare), dead, true, true, 1),
        turn("to install", t -> t.lead(TurnStep.Install), dead, true, true, 1),
        turn("installs", t -> t.lead(TurnStep.Install).accepted(LONG), dead, true, false, 0),
        turn("is silent", t -> t.lead(TurnStep.Prepare).silent(), dead, true, false, 0));
  }

  @ParameterizedTest(name = "{0}: silent {3}, cancelled {4}, leads lost {5}")
  @MethodSource("turns")
  void aTurnWhoseMemberFallsSilent(
      String name,
      Consumer<SceneTurn> entry,
      Consumer<SceneMember> member,
      boolean silent,
      boolean cancelled,
      int leads) {
    // given
    var scene = Scene.rollingOut("b");
    entry.accept(scene.turn("m-1"));
    member.accept(scene.member("m-1"));
    // when
    var draft = scene.after(new Silence());
    // then
    var turn = Scene.turnOf(draft, "m-1");
    assertThat(turn.silent).isEqualTo(silent);
    assertThat(turn.cancelled).isEqualTo(cancelled);
    assertThat(Scene.rolloutOf(draft, "r2").plan().leads()).isEqualTo(leads);
  }

  @Test
  void aLeaderThatHasNotSettledMissesNobody() {
    var scene = Scene.rollingOut("b");
    scene.settledSince = Optional.empty();
    scene.turn("m-1").accepted(Duration.ofHours(5));
    scene.member("m-1").heard(Duration.ofHours(5));
    assertThat(Scene.turnOf(scene.after(new Silence()), "m-1").silent).isFalse();
  }

  @Test
  void aRowSaysWhetherItsMemberLeftOrWasForgotten() {
    // given
    var scene = Scene.rollingOut("b");
    scene.member("m-1").gone(LONG);
    scene.member("m-2").heard(DAY.plusSeconds(1));
    scene.member("m-3").heard(DAY.multipliedBy(2)).gone(LONG);
    for (String id : scene.members.keySet()) {
      scene.rollout("r2").row(id, InstancePhase.Waiting);
    }
    // when
    var rows = Scene.rolloutOf(scene.after(new Silence()), "r2").rows.values();
    // then
    assertThat(rows)
        .extracting(row -> row.reason)
        .containsExactly(Reason.Left, Reason.Forgotten, Reason.Forgotten);
    assertThat(rows).extracting(row -> row.phase).containsOnly(InstancePhase.Gone);
  }

  @Test
  void forgetsWhoIsSilentForADayAndRemovesTheInboxAnHourAfter() {
    var scene = new Scene(5);
    scene.member("m-1").heard(Duration.ofHours(24));
    scene.member("m-2").heard(Duration.ofHours(24).plusSeconds(1));
    scene.member("m-3").gone(Duration.ofMinutes(60));
    scene.member("m-4").gone(Duration.ofMinutes(61));
    assertThat(scene.after(new Silence()).actions)
        .containsExactlyInAnyOrder(new Action.MarkGone("m-2"), new Action.DeleteInbox("m-4"));
  }

  private static Arguments row(
      InstancePhase before, Consumer<SceneMember> member, InstancePhase after) {
    return arguments(before, member, after);
  }

  private static Arguments turn(
      String name,
      Consumer<SceneTurn> entry,
      Consumer<SceneMember> member,
      boolean silent,
      boolean cancelled,
      int leads) {
    return arguments(name, entry, member, silent, cancelled, leads);
  }
}
