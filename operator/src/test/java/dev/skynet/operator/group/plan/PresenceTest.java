package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a member is, by its signs: the 60 s after the last expected one are those of rule 7. */
class PresenceTest {
  private static final String UNKNOWN = "unknown";
  private static final String READY = "ready";
  private static final String ANSWERS = "answers";
  private static final String SILENT = "silent";

  static Stream<Arguments> inARollout() {
    return Stream.of(
        row("has just answered", m -> {}, READY),
        row("pulsed at the end of its 60 s", m -> m.heard(seconds(60)), READY),
        row("its pulse is almost 60 s late", m -> m.heard(seconds(119)), READY),
        row("its pulse is 60 s late", m -> m.heard(seconds(120)), SILENT),
        row("was called 59 s ago", m -> m.unheard(seconds(59)), UNKNOWN),
        row("was called 60 s ago", m -> m.unheard(seconds(60)), SILENT),
        row("pulses but is deaf to the call", m -> m.deaf(seconds(59)), ANSWERS),
        row("is deaf for 60 s", m -> m.deaf(seconds(60)), SILENT),
        row("just answered an older call", m -> another(m, 0), ANSWERS),
        row("was called again since", m -> another(m, 119), ANSWERS),
        row("and is deaf to that for 60 s", m -> another(m, 120), SILENT),
        row("is not called yet", m -> m.notCalled().heard(seconds(300)), ANSWERS),
        row("is not called yet, dead", m -> m.notCalled().heard(seconds(360)), SILENT));
  }

  /** The call that holds went out long ago; an older one was delivered late, or twice. */
  private static void another(SceneMember member, int secondsAgo) {
    member.answeredAnother(Duration.ofHours(1), seconds(secondsAgo));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("inARollout")
  void isOneThingInARollout(String name, Consumer<SceneMember> what, String expected) {
    var scene = Scene.rollingOut("b");
    what.accept(scene.member("m-1"));
    assertThat(word(scene)).isEqualTo(expected);
  }

  static Stream<Arguments> idle() {
    return Stream.of(
        row("pulsed 2 min ago", m -> m.heard(seconds(120)), READY),
        row("its word is older than 2 min", m -> m.heard(seconds(121)), ANSWERS),
        row("its pulse is almost 60 s late", m -> m.heard(seconds(359)), ANSWERS),
        row("its pulse is 60 s late", m -> m.heard(seconds(360)), SILENT));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("idle")
  void isOneThingBetweenRollouts(String name, Consumer<SceneMember> what, String expected) {
    var scene = new Scene();
    what.accept(scene.member("m-1"));
    assertThat(word(scene)).isEqualTo(expected);
  }

  @Test
  void pulsesEvery20SecondsInATurn() {
    var scene = Scene.rollingOut("b");
    scene.turn("m-1").accepted(seconds(300));
    scene.member("m-1").heard(seconds(79));
    assertThat(word(scene)).isEqualTo(READY);
    scene.member("m-1").heard(seconds(80));
    assertThat(word(scene)).isEqualTo(SILENT);
  }

  @Test
  void nobodyIsSilentForALeaderThatHasNotSettled() {
    var scene = Scene.rollingOut("b");
    scene.settledSince = Optional.empty();
    scene.member("m-1").heard(Duration.ofHours(5));
    scene.member("m-2").unheard(Duration.ofHours(5));
    assertThat(scene.presence().silentCount()).isZero();
    assertThat(scene.presence().unknownCount()).isEqualTo(1);
  }

  @Test
  void onlyWhatASettledLeaderCouldHaveHeardCounts() {
    var scene = Scene.rollingOut("b");
    scene.settledSince = Optional.of(Scene.NOW.minusSeconds(119));
    scene.member("m-1").heard(Duration.ofHours(5));
    assertThat(word(scene)).isEqualTo(ANSWERS);
    scene.settledSince = Optional.of(Scene.NOW.minusSeconds(120));
    assertThat(word(scene)).isEqualTo(SILENT);
  }

  @Test
  void whoIsGoneIsNeitherSilentNorAnswers() {
    var scene = new Scene();
    scene.member("m-1").gone(seconds(1));
    assertThat(scene.presence().present()).extracting(m -> m.id()).containsExactly("m-2", "m-3");
    assertThat(scene.presence().answers("m-1")).isFalse();
  }

  @Test
  void whoWasPassedOverUnderTheLastLeaderStaysSoUntilItSpeaks() {
    var scene = Scene.rollingOut("b");
    scene.rollout("r2").row("m-1", InstancePhase.Unreachable);
    scene.member("m-1").unheard(seconds(1));
    assertThat(scene.presence().silentCount()).isEqualTo(1);
    assertThat(scene.presence().unknownCount()).isZero();
  }

  @Test
  void isMissingOnlyForASettledLeaderThatHasReadTheRegister() {
    var scene = new Scene();
    assertThat(scene.presence().missing("m-9")).isTrue();
    assertThat(scene.presence().missing("m-1")).isFalse();
    scene.registerRead = false;
    assertThat(scene.presence().missing("m-9")).isFalse();
    scene.registerRead = true;
    scene.settledSince = Optional.empty();
    assertThat(scene.presence().missing("m-9")).isFalse();
  }

  static Stream<Arguments> ledgers() {
    return Stream.of(
        arguments(named("open", turn(t -> {})), false),
        arguments(named("ended", turn(t -> t.ended(InstancePhase.Updated, null, "b"))), true),
        arguments(named("silent", turn(t -> t.accepted(seconds(200)).silent())), true));
  }

  @ParameterizedTest(name = "an entry that is {0} leaves a place: {1}")
  @MethodSource("ledgers")
  void anOpenTurnHoldsItsPlace(Consumer<SceneTurn> entry, boolean free) {
    var scene = Scene.rollingOut("b");
    scene.rollout("r2").row("m-1", InstancePhase.Updating, "a", null, false);
    entry.accept(scene.turn("m-1"));
    assertThat(hasPlace(scene)).isEqualTo(free);
  }

  @Test
  void aTurnThatWasMissedHoldsItsPlaceAgainOnceItsMemberSpeaksOfIt() {
    var scene = Scene.rollingOut("b");
    scene.rollout("r2").row("m-1", InstancePhase.Failed, "a", null, false);
    scene.turn("m-1").accepted(seconds(200)).silent();
    scene.member("m-1").busy(Said.TICKET);
    assertThat(hasPlace(scene)).isFalse();
    // but not for ever: an agent far beyond the time of its ticket hangs
    scene.turn("m-1").accepted(Duration.ofMinutes(12));
    assertThat(hasPlace(scene)).isTrue();
  }

  @Test
  void whoRunsNothingTakesNoPlace() {
    var scene = Scene.rollingOut("b");
    scene.turn("m-1").lead(TurnStep.Install);
    scene.member("m-2").runs(null);
    assertThat(hasPlace(scene)).isTrue();
  }

  /** Whether the turn of m-2 may open beside the others, one at once. */
  private static boolean hasPlace(Scene scene) {
    return scene.presence().hasPlace(scene.situation().member("m-2").orElseThrow(), 1);
  }

  private static String word(Scene scene) {
    var presence = scene.presence();
    var member = scene.situation().member("m-1").orElseThrow();
    if (presence.unknown(member)) {
      return UNKNOWN;
    }
    if (presence.silent(member)) {
      return SILENT;
    }
    return presence.ready(member) ? READY : ANSWERS;
  }

  private static Arguments row(String name, Consumer<SceneMember> what, String expected) {
    return arguments(name, what, expected);
  }

  private static Consumer<SceneTurn> turn(Consumer<SceneTurn> what) {
    return what;
  }

  private static Duration seconds(int n) {
    return Duration.ofSeconds(n);
  }
}
