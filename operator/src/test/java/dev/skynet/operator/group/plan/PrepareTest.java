package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.operator.group.action.Job;
import dev.skynet.operator.group.action.JobResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrepareTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  static Stream<Arguments> leads() {
    return Stream.of(
        row("all answered", s -> {}, "m-1", Reason.Building),
        row("one that runs nothing goes first", s -> s.member("m-3").runs(null), "m-3", null),
        row("one was not heard yet", s -> s.member("m-2").unheard(Duration.ZERO), null, null),
        row("one still owes its answer", s -> s.member("m-2").deaf(Duration.ZERO), null, null),
        row("the first is silent", s -> s.member("m-1").heard(LONG), "m-2", Reason.Building),
        row(
            "more are silent than may be",
            s -> {
              s.member("m-1").heard(LONG);
              s.member("m-2").heard(LONG);
            },
            null,
            Reason.WaitingForMembers),
        row(
            "one is silent of none that may be",
            s -> {
              s.rollout("r2").budget("1", "0", "0");
              s.member("m-1").heard(LONG);
            },
            null,
            Reason.WaitingForMembers),
        row("nobody is there", s -> s.members.clear(), null, Reason.NoMembers),
        row("it pauses", s -> s.rollout("r2").paused(LONG), null, null),
        row(
            "a turn of a former rollout is open again",
            s -> {
              s.rollout("r1", "a").admitted(1).row("m-3", InstancePhase.Failed, "a", null, false);
              s.turn("m-3").of("r1").accepted(LONG).silent();
              s.member("m-3").busy("uid-r1.m-3.1");
            },
            null,
            null));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("leads")
  void theLeadIsTheFirstThatMay(
      String name, Consumer<Scene> what, @Nullable String lead, @Nullable Reason reason) {
    // given
    var scene = preparing();
    what.accept(scene);
    // when
    var draft = scene.after(new Prepare());
    // then
    var opened = draft.turns.values().stream().filter(t -> t.rollout.equals("r2")).findFirst();
    assertThat(opened.map(t -> t.instance)).isEqualTo(Optional.ofNullable(lead));
    opened.ifPresent(
        turn -> {
          assertThat(turn.why).isEqualTo(TurnKind.Lead);
          assertThat(turn.step).isEqualTo(TurnStep.Prepare);
          assertThat(turn.wireTicket()).endsWith(".prepare");
        });
    if (reason != null) {
      assertThat(Scene.rolloutOf(draft, "r2").reason).isEqualTo(reason);
    }
  }

  @Test
  void membersOfTwoPlatformsAreRefused() {
    var scene = preparing();
    scene.member("m-2").platform("aarch64");
    var draft = scene.after(new Prepare());
    assertThat(Scene.rolloutOf(draft, "r2").reason).isEqualTo(Reason.MixedPlatforms);
    assertThat(Scene.rolloutOf(draft, "r2").message).contains("like m-1", "like m-2");
    assertThat(draft.turns).isEmpty();
  }

  @Test
  void nothingOpensBeforeS3HoldsTheNumber() {
    var scene = preparing();
    var draft = new Draft(scene.situation());
    new Prepare().apply(scene.situation(), draft);
    assertThat(draft.turns).isEmpty();
  }

  @Test
  void anArtifactThatStandsSkipsTheBuild() {
    // given
    var scene = preparing();
    scene.manifestStands();
    // when
    var draft = scene.after(new Prepare());
    // then
    var rollout = Scene.rolloutOf(draft, "r2");
    assertThat(draft.turns).isEmpty();
    assertThat(rollout.phase).isEqualTo(RolloutPhase.Progressing);
    assertThat(rollout.plan().artifact()).isNotNull();
  }

  @Test
  void theLeadInstallsOnceTheManifestStands() {
    // given
    var scene = uploaded();
    Job publish = scene.after(new Prepare()).jobs.values().iterator().next();
    assertThat(publish).isInstanceOf(Job.PublishManifest.class);
    // when
    var manifest = ((Job.PublishManifest) publish).manifest();
    scene.done(publish.key(), new JobResult.ManifestState(Optional.of(manifest)));
    var draft = scene.after(new Prepare());
    // then
    var turn = Scene.turnOf(draft, "m-1");
    assertThat(turn.step).isEqualTo(TurnStep.Install);
    assertThat(turn.isAccepted()).isFalse();
    assertThat(turn.wireTicket()).isEqualTo(Said.TICKET);
    assertThat(turn.notAfter).isEqualTo(Scene.NOW.plus(Duration.ofMinutes(2)));
    assertThat(Scene.rolloutOf(draft, "r2").plan().artifact()).isNotNull();
  }

  @Test
  void whatIsNotThereOrIsWrongFailsTheLead() {
    var scene = uploaded();
    Job publish = scene.after(new Prepare()).jobs.values().iterator().next();
    scene.done(publish.key(), new JobResult.ManifestState(Optional.empty()));
    var outcome = Scene.outcomeOf(scene.after(new Prepare()), "m-1");
    assertThat(outcome.reason()).isEqualTo(Reason.UploadFailed);
  }

  @Test
  void nothingIsPublishedForAStopThatCameMeanwhile() {
    var scene = uploaded();
    scene.rollout("r2").phase(RolloutPhase.Stopping, Reason.StoppedByControl);
    assertThat(scene.after(new Prepare()).jobs).isEmpty();
  }

  private static Scene preparing() {
    var scene = new Scene().activate("r2", 2);
    scene.rollout("r2", "b").admitted(2);
    scene.done(find(scene), new JobResult.ManifestState(Optional.empty()));
    return scene;
  }

  private static Scene uploaded() {
    var scene = preparing();
    scene.turn("m-1").lead(TurnStep.Prepare).accepted(LONG).built("bytes").uploaded();
    return scene;
  }

  private static String find(Scene scene) {
    return new Job.FindManifest(World.GROUP, scene.buildKey()).key();
  }

  private static Arguments row(
      String name, Consumer<Scene> what, @Nullable String lead, @Nullable Reason reason) {
    return arguments(name, what, lead, reason);
  }
}
