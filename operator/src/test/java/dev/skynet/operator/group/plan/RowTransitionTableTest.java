package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.Report;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step that the table of a member's phases allows, made by the whole planner in one pass. */
class RowTransitionTableTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Consumer<Scene> DEAD = s -> s.member("m-1").heard(LONG);
  private static final Consumer<Scene> STAGED = s -> s.member("m-1").staged("b");

  static Stream<Arguments> steps() {
    return Stream.of(waits(), hasItsTurn(), hadItsTurn(), isAway()).flatMap(List::stream);
  }

  private static List<Arguments> waits() {
    return List.of(
        step(
            InstancePhase.Waiting,
            InstancePhase.Staged,
            STAGED.andThen(RowTransitionTableTest::full)),
        step(InstancePhase.Waiting, InstancePhase.Ticketed, RowTransitionTableTest::none),
        step(InstancePhase.Waiting, InstancePhase.Updated, RowTransitionTableTest::there),
        step(InstancePhase.Waiting, InstancePhase.Unreachable, DEAD),
        step(InstancePhase.Waiting, InstancePhase.Gone, RowTransitionTableTest::gone),
        step(InstancePhase.Staged, InstancePhase.Ticketed, RowTransitionTableTest::none),
        step(InstancePhase.Staged, InstancePhase.Updated, RowTransitionTableTest::there),
        step(InstancePhase.Staged, InstancePhase.Unreachable, DEAD),
        step(InstancePhase.Staged, InstancePhase.Gone, RowTransitionTableTest::gone));
  }

  private static List<Arguments> hasItsTurn() {
    Consumer<Scene> open = s -> s.turn("m-1");
    Consumer<Scene> accepted = s -> s.turn("m-1").accepted(LONG);
    Consumer<Scene> builds =
        s -> {
          s.rollout("r2").withoutArtifact();
          s.turn("m-1").lead(TurnStep.Prepare).accepted(LONG);
        };
    Consumer<Scene> uploaded =
        builds.andThen(s -> s.turn("m-1").built("bytes").uploaded()).andThen(Scene::published);
    return List.of(
        turn(InstancePhase.Ticketed, InstancePhase.Waiting, s -> s.turn("m-1").late(LONG)),
        turn(InstancePhase.Ticketed, InstancePhase.Updating, says(open, accepted())),
        turn(InstancePhase.Ticketed, InstancePhase.Updated, says(open, succeeded())),
        turn(InstancePhase.Ticketed, InstancePhase.RolledBack, says(open, rolledBack())),
        turn(InstancePhase.Ticketed, InstancePhase.Failed, open.andThen(DEAD)),
        turn(
            InstancePhase.Ticketed,
            InstancePhase.Unreachable,
            DEAD.andThen(s -> s.turn("m-1").lead(TurnStep.Install))),
        turn(
            InstancePhase.Ticketed, InstancePhase.Gone, open.andThen(RowTransitionTableTest::gone)),
        turn(InstancePhase.Updating, InstancePhase.Waiting, says(accepted, cancelled())),
        turn(InstancePhase.Updating, InstancePhase.Ticketed, uploaded),
        turn(InstancePhase.Updating, InstancePhase.Updated, says(accepted, succeeded())),
        turn(InstancePhase.Updating, InstancePhase.RolledBack, says(accepted, rolledBack())),
        turn(InstancePhase.Updating, InstancePhase.Failed, says(accepted, down())),
        turn(InstancePhase.Updating, InstancePhase.Unreachable, builds.andThen(DEAD)),
        turn(
            InstancePhase.Updating,
            InstancePhase.Gone,
            accepted.andThen(RowTransitionTableTest::gone)));
  }

  private static List<Arguments> hadItsTurn() {
    Consumer<Scene> missed = s -> s.turn("m-1").accepted(LONG).silent();
    Consumer<Scene> neverBegan = s -> s.turn("m-1").late(LONG).silent();
    Consumer<Scene> catchUp = s -> s.succeeded("r2");
    return List.of(
        ended(InstancePhase.Updated, InstancePhase.Ticketed, "b", RowTransitionTableTest::none),
        ended(InstancePhase.Updated, InstancePhase.Gone, "b", RowTransitionTableTest::gone),
        ended(InstancePhase.RolledBack, InstancePhase.Ticketed, "c", catchUp),
        turn(InstancePhase.Failed, InstancePhase.Waiting, neverBegan),
        ended(InstancePhase.Failed, InstancePhase.Ticketed, null, catchUp),
        turn(
            InstancePhase.Failed,
            InstancePhase.Updated,
            missed.andThen(RowTransitionTableTest::there)),
        turn(InstancePhase.Failed, InstancePhase.RolledBack, missed));
  }

  private static List<Arguments> isAway() {
    Consumer<Scene> missedLead = s -> s.turn("m-1").lead(TurnStep.Install).cancelled().silent();
    return List.of(
        step(InstancePhase.Unreachable, InstancePhase.Waiting, RowTransitionTableTest::full),
        step(
            InstancePhase.Unreachable,
            InstancePhase.Staged,
            STAGED.andThen(RowTransitionTableTest::full)),
        step(InstancePhase.Unreachable, InstancePhase.Ticketed, RowTransitionTableTest::none),
        step(InstancePhase.Unreachable, InstancePhase.Updated, RowTransitionTableTest::there),
        turn(InstancePhase.Unreachable, InstancePhase.RolledBack, says(missedLead, rolledBack())),
        turn(InstancePhase.Unreachable, InstancePhase.Failed, says(missedLead, down())),
        step(InstancePhase.Unreachable, InstancePhase.Gone, RowTransitionTableTest::gone),
        step(InstancePhase.Gone, InstancePhase.Waiting, RowTransitionTableTest::full),
        step(
            InstancePhase.Gone, InstancePhase.Staged, STAGED.andThen(RowTransitionTableTest::full)),
        step(InstancePhase.Gone, InstancePhase.Ticketed, RowTransitionTableTest::none),
        step(InstancePhase.Gone, InstancePhase.Updated, RowTransitionTableTest::there));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource("steps")
  void thePlannerMakesThisStep(InstancePhase from, InstancePhase to, Consumer<Scene> what) {
    // given
    var scene = Scene.rollingOut("b");
    scene.rollout("r2").budget("1", "2", "2");
    what.accept(scene);
    assertThat(Scene.row(scene.after(), "r2", "m-1").phase).isEqualTo(from);
    // when
    var next = Objects.requireNonNull(scene.planned().rollouts().get("r2"));
    // then
    assertThat(next.instances())
        .filteredOn(row -> row.id().equals("m-1"))
        .extracting(InstanceRow::phase)
        .containsExactly(to);
    Transitions.walk(scene.rollout("r2").toView().status(), next);
  }

  @Test
  void noStepOfTheTableIsLeftOut() {
    Set<String> table =
        Arrays.stream(InstancePhase.values())
            .flatMap(from -> from.next().stream().map(to -> from + " -> " + to))
            .collect(Collectors.toSet());
    assertThat(steps().map(step -> step.get()[0] + " -> " + step.get()[1]))
        .containsExactlyInAnyOrderElementsOf(table);
  }

  private static void gone(Scene scene) {
    scene.member("m-1").gone(LONG);
  }

  private static void there(Scene scene) {
    scene.member("m-1").runs("b");
  }

  private static void none(Scene scene) {
    assertThat(scene.turns).isEmpty();
  }

  /** Others hold all places, so that a turn of m-1 does not open by itself. */
  private static void full(Scene scene) {
    scene.rollout("r2").row("m-2", InstancePhase.Updating, "a", null, false);
    scene.turn("m-2").accepted(LONG);
  }

  private static Report accepted() {
    return Said.accepted(Said.TICKET);
  }

  private static Report succeeded() {
    return Said.succeeded(Said.TICKET, "b");
  }

  private static Report rolledBack() {
    return Said.failed(Said.TICKET, FailureReason.CheckFailed, HostState.Restored, "a");
  }

  private static Report down() {
    return Said.failed(Said.TICKET, FailureReason.NoPreviousRelease, HostState.Down, null);
  }

  private static Report cancelled() {
    return Said.cancelled(Said.TICKET, false);
  }

  private static Consumer<Scene> says(Consumer<Scene> before, Report report) {
    return before.andThen(s -> s.report(report));
  }

  /** A row without a turn. */
  private static Arguments step(InstancePhase from, InstancePhase to, Consumer<Scene> what) {
    return arguments(from, to, set(s -> s.rollout("r2").row("m-1", from)).andThen(what));
  }

  /** A row whose turn is open. */
  private static Arguments turn(InstancePhase from, InstancePhase to, Consumer<Scene> what) {
    return arguments(
        from, to, set(s -> s.rollout("r2").row("m-1", from, "a", null, false)).andThen(what));
  }

  /** A row whose turn left the member on this release; it runs a now. */
  private static Arguments ended(
      InstancePhase from, InstancePhase to, @Nullable String left, Consumer<Scene> what) {
    return arguments(
        from, to, set(s -> s.rollout("r2").row("m-1", from, "a", left, true)).andThen(what));
  }

  private static Consumer<Scene> set(Consumer<Scene> what) {
    return what;
  }
}
