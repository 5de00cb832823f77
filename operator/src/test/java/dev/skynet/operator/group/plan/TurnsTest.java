package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TurnsTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  static Stream<Arguments> windows() {
    return Stream.of(
        row("the lead is alone whatever the budget", s -> budget(s, "3"), "m-1"),
        row("who runs nothing goes first", s -> s.member("m-3").runs(null), "m-3"),
        row("while the lead is at it", s -> s.turn("m-1").accepted(LONG)),
        row("one is updated", s -> budget(s, "1", "m-1"), "m-2"),
        row("two at once", s -> budget(s, "2", "m-1"), "m-2", "m-3"),
        row("67% of three", s -> budget(s, "67%", "m-1"), "m-2", "m-3"),
        row("10% of three", s -> budget(s, "10%", "m-1"), "m-2"),
        row(
            "one is away",
            s -> {
              budget(s, "1", "m-1");
              s.rollout("r2").row("m-2", InstancePhase.Updating, "a", null, false);
              s.turn("m-2").accepted(LONG);
            }),
        row(
            "one that ran nothing is away",
            s -> {
              budget(s, "1", "m-1");
              s.rollout("r2").row("m-2", InstancePhase.Ticketed);
              s.turn("m-2").accepted(LONG);
            },
            "m-3"),
        row(
            "one failed within maxFailures",
            s -> {
              budget(s, "1", "m-1");
              s.rollout("r2").row("m-2", InstancePhase.RolledBack, "a", "a", true);
            },
            "m-3"),
        row(
            "one is silent",
            s -> {
              budget(s, "1", "m-1");
              s.member("m-2").heard(LONG);
            },
            "m-3"),
        row(
            "one is silent of none that may be",
            s -> {
              budget(s, "1", "m-1");
              s.rollout("r2").maxUnreachable = "0";
              s.member("m-2").heard(LONG);
            }),
        row(
            "two are silent of one that may be",
            s -> {
              budget(s, "1", "m-1");
              s.member("m-1").heard(LONG);
              s.member("m-2").heard(LONG);
            }),
        row(
            "one was not heard yet and one is silent",
            s -> {
              budget(s, "1", "m-1");
              s.member("m-1").heard(LONG);
              s.member("m-2").unheard(Duration.ZERO);
            }),
        row(
            "one has not answered this leader's call yet",
            s -> {
              budget(s, "1", "m-1");
              s.member("m-2").deaf(Duration.ZERO);
            },
            "m-3"),
        row(
            "a host was emptied after its turn",
            s -> {
              budget(s, "1", "m-1", "m-2", "m-3");
              s.member("m-2").runs("a");
            },
            "m-2"),
        row(
            "it pauses",
            s -> {
              budget(s, "1", "m-1");
              s.rollout("r2").paused(LONG);
            }),
        row(
            "it stops",
            s -> {
              budget(s, "1", "m-1");
              s.rollout("r2").phase(RolloutPhase.Stopping, Reason.TooManyFailures);
            }));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("windows")
  void theseTurnsOpen(String name, Consumer<Scene> what, List<String> opened) {
    // given
    var scene = Scene.rollingOut("b");
    what.accept(scene);
    // when
    var draft = scene.after(new Turns());
    // then
    assertThat(draft.turns.keySet())
        .filteredOn(id -> !scene.turns.containsKey(id))
        .containsExactlyInAnyOrderElementsOf(opened);
    for (String id : opened) {
      assertThat(Scene.row(draft, "r2", id).phase).isEqualTo(InstancePhase.Ticketed);
      assertThat(Scene.row(draft, "r2", id).to).isEqualTo(Scene.release("b").id());
    }
  }

  @Test
  void theFirstIsTheLeadAndTheOthersAreNot() {
    var scene = Scene.rollingOut("b");
    assertThat(Scene.turnOf(scene.after(new Turns()), "m-1").why).isEqualTo(TurnKind.Lead);
    budget(scene, "1", "m-1");
    assertThat(Scene.turnOf(scene.after(new Turns()), "m-2").why).isEqualTo(TurnKind.Rollout);
  }

  @Test
  void aTicketIsDerivedFromTheAttempt() {
    // given a member whose first ticket was void
    var scene = Scene.rollingOut("b");
    scene.rollout("r2").row("m-1", InstancePhase.Waiting, "a", "a", true);
    // when
    var turn = Scene.turnOf(scene.after(new Turns()), "m-1");
    // then
    assertThat(turn.ticket).isEqualTo("uid-r2.m-1.2");
    assertThat(turn.number).isEqualTo(1);
    assertThat(turn.fence).isEqualTo(2);
    assertThat(turn.notAfter).isEqualTo(Scene.NOW.plus(Duration.ofMinutes(2)));
  }

  @Test
  void whoRunsTheRevisionAlreadyIsNotTouched() {
    var scene = Scene.rollingOut("b");
    scene.members.values().forEach(m -> m.runs("b"));
    var draft = scene.after(new Turns());
    assertThat(draft.turns).isEmpty();
    assertThat(Scene.rolloutOf(draft, "r2").rows.values())
        .extracting(row -> row.reason)
        .containsOnly(Reason.AlreadyRunning);
  }

  @Test
  void nothingOpensBeforeS3HoldsTheNumber() {
    var scene = Scene.rollingOut("b");
    var draft = new Draft(scene.situation());
    new Turns().apply(scene.situation(), draft);
    assertThat(draft.turns).isEmpty();
  }

  @Test
  void aMemberOfAnotherPlatformThatJoinsStopsTheRollout() {
    var scene = Scene.rollingOut("b");
    scene.member("m-4").platform("aarch64");
    var rollout = Scene.rolloutOf(scene.after(new Turns()), "r2");
    assertThat(rollout.reason).isEqualTo(Reason.MixedPlatforms);
    assertThat(rollout.message)
        .isEqualTo(
            "m-4 is of linux/aarch64, the artifact of linux/x86_64:"
                + " make one InstanceGroup for each platform.");
  }

  private static void budget(Scene scene, String maxUnavailable, String... updated) {
    scene.rollout("r2").maxUnavailable = maxUnavailable;
    for (String id : updated) {
      scene.member(id).runs("b");
      scene.rollout("r2").row(id, InstancePhase.Updated, "a", "b", true);
    }
  }

  private static Arguments row(String name, Consumer<Scene> what, String... opened) {
    return arguments(name, what, List.of(opened));
  }
}
