package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.operator.group.action.Action;
import dev.skynet.protocol.release.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
  private static final Duration AGO = Duration.ofMinutes(1);
  private static final String PREPARE = "prepare/" + Said.TICKET;
  private static final String TICKET = "ticket/" + Said.TICKET;
  private static final String CANCEL = "cancel/" + Said.TICKET;
  private static final String CANCEL_BUILD = "cancel/" + Said.BUILD;
  private static final String CONFIRM = "confirm/" + Said.TICKET;

  static Stream<Arguments> entries() {
    return Stream.of(
        // the entry; what it sends to a member that was sent nothing in this reign
        row("to build", t -> t.lead(TurnStep.Prepare), PREPARE),
        row("builds", t -> t.lead(TurnStep.Prepare).accepted(AGO), PREPARE),
        row("has built", t -> t.lead(TurnStep.Prepare).accepted(AGO).built("x"), upload("x")),
        row(
            "has uploaded",
            t -> t.lead(TurnStep.Prepare).accepted(AGO).built("x").uploaded(),
            PREPARE),
        row("need not build", t -> t.lead(TurnStep.Prepare).cancelled(), CANCEL_BUILD),
        row("to install", t -> {}, TICKET),
        row("installs", t -> t.accepted(AGO), TICKET),
        row("need not install", t -> t.cancelled(), CANCEL),
        row("updated", t -> t.ended(InstancePhase.Updated, null, "b"), CONFIRM),
        row("rolled back", t -> t.ended(InstancePhase.RolledBack, Reason.CheckFailed, "a")),
        row("ended while cancelled", t -> t.cancelled().ended(InstancePhase.Waiting, null, "a")));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("entries")
  void aMessageFollowsFromItsEntry(String name, Consumer<SceneTurn> entry, List<String> expected) {
    assertThat(sends(entry, s -> {})).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} in a rollout that stops")
  @MethodSource("entries")
  void nothingGoesTowardsTheNewRevisionOnceItStops(
      String name, Consumer<SceneTurn> entry, List<String> expected) {
    var sent =
        sends(entry, s -> s.rollout("r2").phase(RolloutPhase.Stopping, Reason.TooManyFailures));
    assertThat(sent)
        .isSubsetOf(expected)
        .noneMatch(k -> k.startsWith("ticket/"))
        .noneMatch(k -> k.startsWith("prepare/"))
        .noneMatch(k -> k.startsWith("upload/"));
  }

  static Stream<Arguments> repeats() {
    return Stream.of(
        // the entry, its message, sent so long ago; whether it goes out again
        again("unanswered", t -> {}, TICKET, 59, false),
        again("unanswered", t -> {}, TICKET, 60, true),
        again("answered", t -> t.accepted(AGO), TICKET, 600, false),
        again("a build, unanswered", t -> t.lead(TurnStep.Prepare), PREPARE, 60, true),
        again("a build", t -> t.lead(TurnStep.Prepare).accepted(AGO), PREPARE, 600, false),
        again("a cancel", t -> t.cancelled(), CANCEL, 59, false),
        again("a cancel", t -> t.cancelled(), CANCEL, 60, true),
        again("a confirm", t -> t.ended(InstancePhase.Updated, null, "b"), CONFIRM, 600, false),
        again("an upload", built("x"), upload("x").getFirst(), 59, false),
        again("an upload", built("x"), upload("x").getFirst(), 60, true),
        again("of other bytes", built("y"), upload("x").getFirst(), 1, true));
  }

  @ParameterizedTest(name = "{0}, {2}, sent {3} s ago: again {4}")
  @MethodSource("repeats")
  void anUnansweredMessageGoesOutAgainAfter60Seconds(
      String name, Consumer<SceneTurn> entry, String key, int secondsAgo, boolean again) {
    var sent = sends(entry, s -> s.sent.put(key, Scene.NOW.minusSeconds(secondsAgo)));
    assertThat(sent).hasSize(again ? 1 : 0);
  }

  @Test
  void whoHasNotAnsweredTheRollCallIsCalled() {
    // given
    var scene = Scene.rollingOut("b");
    scene.member("m-1").unheard(Duration.ZERO);
    scene.member("m-2").notCalled();
    scene.member("m-3").gone(AGO).unheard(Duration.ZERO);
    // when
    var calls = scene.after(new Messages()).actions;
    // then
    assertThat(calls)
        .containsExactlyInAnyOrder(
            new Action.CallRoll("m-1", "leader.uid-r2", "r2", 2, Duration.ofSeconds(60)),
            new Action.CallRoll("m-2", "leader.uid-r2", "r2", 2, Duration.ofSeconds(60)));
  }

  @Test
  void theEndOfEachRolloutIsARollCallOfItsOwn() {
    var scene = new Scene();
    scene.member("m-1").notCalled();
    scene.fence = 7;
    assertThat(scene.after(new Messages()).actions)
        .contains(new Action.CallRoll("m-1", "leader.idle.7", null, 7, Duration.ofMinutes(5)));
  }

  @Test
  void aCatchUpGoesOnWhateverBecameOfItsRollout() {
    assertThat(
            sends(
                t -> t.catchUp(),
                s -> s.rollout("r2").phase(RolloutPhase.Succeeded, Reason.AllUpdated)))
        .containsExactly(TICKET);
  }

  private static List<String> sends(Consumer<SceneTurn> entry, Consumer<Scene> what) {
    var scene = Scene.rollingOut("b");
    entry.accept(scene.turn("m-1"));
    what.accept(scene);
    return Scene.sends(scene.after(new Messages()));
  }

  private static Consumer<SceneTurn> built(String bytes) {
    return t -> t.lead(TurnStep.Prepare).accepted(AGO).built(bytes);
  }

  private static List<String> upload(String bytes) {
    return List.of("upload/" + Said.TICKET + "/" + Sha256.ofLines(bytes).hex());
  }

  private static Arguments row(String name, Consumer<SceneTurn> entry, String... expected) {
    return arguments(name, entry, List.of(expected));
  }

  private static Arguments row(String name, Consumer<SceneTurn> entry, List<String> expected) {
    return arguments(name, entry, expected);
  }

  private static Arguments again(
      String name, Consumer<SceneTurn> entry, String key, int secondsAgo, boolean again) {
    return arguments(name, entry, key, secondsAgo, again);
  }
}
