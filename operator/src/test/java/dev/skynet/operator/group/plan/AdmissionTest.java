package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.GitSpec;
import dev.skynet.crds.group.SecretRef;
import dev.skynet.crds.rollout.ControlState;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.operator.group.action.Job;
import dev.skynet.operator.group.action.JobResult;
import dev.skynet.operator.group.action.JobState;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdmissionTest {
  private static final Duration HOUR = Duration.ofHours(1);

  static Stream<Arguments> one() {
    return Stream.of(
        row("fetches", s -> {}, RolloutPhase.Pending, Reason.FetchingSource),
        row("source ready", s -> s.source("r2"), RolloutPhase.Preparing, Reason.RollCall),
        row(
            "no longer the head",
            s -> s.source("r2", new JobResult.SourceOutdated("c".repeat(40))),
            RolloutPhase.Superseded,
            Reason.NotBranchHead),
        row(
            "a source that will never do",
            s -> s.source("r2", new JobResult.SourceRejected(Reason.InvalidSkynetFile, "line 3")),
            RolloutPhase.Failed,
            Reason.InvalidSkynetFile),
        row(
            "the repository does not answer",
            s -> s.jobs.put(s.sourceKey("r2"), new JobState.Pending("connection refused")),
            RolloutPhase.Pending,
            Reason.SourceUnavailable),
        row(
            "for too long",
            s -> {
              s.rollout("r2").progress(HOUR);
              s.jobs.put(s.sourceKey("r2"), new JobState.Pending("connection refused"));
            },
            RolloutPhase.Failed,
            Reason.SourceUnavailable),
        row(
            "more members than this version looks after",
            s -> {
              IntStream.rangeClosed(1, 201).forEach(i -> s.member("m-" + i));
              s.source("r2");
            },
            RolloutPhase.Pending,
            Reason.GroupNotUsable),
        row(
            "members of two platforms",
            s -> {
              s.member("m-2").platform("aarch64");
              s.source("r2");
            },
            RolloutPhase.Pending,
            Reason.GroupNotUsable),
        row("nobody answers", s -> s.members.clear(), RolloutPhase.Pending, Reason.NoMembers),
        row(
            "another is active",
            s -> {
              s.rollout("r1", "a").admitted(1);
              s.activate("r1", 1);
              s.source("r2");
            },
            RolloutPhase.Queued,
            Reason.WaitingForActive),
        row(
            "a catch-up is open",
            s -> {
              s.rollout("r1", "a").admitted(1).phase(RolloutPhase.Succeeded, Reason.AllUpdated);
              s.turn("m-1").of("r1").catchUp();
              s.source("r2");
            },
            RolloutPhase.Queued,
            Reason.WaitingForActive),
        row(
            "a silent catch-up",
            s -> {
              s.rollout("r1", "a").admitted(1).phase(RolloutPhase.Succeeded, Reason.AllUpdated);
              s.turn("m-1").of("r1").catchUp().silent();
              s.source("r2");
            },
            RolloutPhase.Preparing,
            Reason.RollCall),
        row(
            "paused",
            s -> {
              s.rollout("r2").control(ControlState.Pause);
              s.source("r2");
            },
            RolloutPhase.Pending,
            Reason.PausedByControl),
        row(
            "stopped",
            s -> s.rollout("r2").control(ControlState.Stop),
            RolloutPhase.Aborted,
            Reason.StoppedByControl),
        row("ran before", s -> s.ran("r2"), RolloutPhase.Skipped, Reason.AlreadyRan));
  }

  @ParameterizedTest(name = "{0}: {2}, {3}")
  @MethodSource("one")
  void aRolloutThatWaits(String name, Consumer<Scene> what, RolloutPhase phase, Reason reason) {
    // given
    var scene = new Scene();
    scene.rollout("r2", "b").phase(RolloutPhase.Pending, Reason.FetchingSource);
    what.accept(scene);
    // when
    var rollout = Scene.rolloutOf(scene.after(new Usability(), new Admission()), "r2");
    // then
    assertThat(rollout.phase).isEqualTo(phase);
    assertThat(rollout.reason).isEqualTo(reason);
    assertThat(rollout.plan != null).isEqualTo(phase == RolloutPhase.Preparing);
  }

  static Stream<GitSpec> mended() {
    List<String> none = List.of();
    return Stream.of(
        new GitSpec("file:///moved", "main", none, none, null),
        new GitSpec("file:///repo", "stable", none, none, null),
        new GitSpec("file:///repo", "main", List.of("web/**"), none, null),
        new GitSpec("file:///repo", "main", none, List.of("stable"), null),
        new GitSpec("file:///repo", "main", none, none, new SecretRef("login")));
  }

  @ParameterizedTest
  @MethodSource("mended")
  void whoMendsTheSourceWhileItIsFetchedMeansTheMendedOne(GitSpec mended) {
    // given that the source as it stood is refused, but not yet taken note of
    var scene = new Scene();
    scene.rollout("r2", "b").phase(RolloutPhase.Pending, Reason.SourceUnavailable);
    scene.source("r2", new JobResult.SourceRejected(Reason.CommitNotOnBranch, "not on main"));
    // when
    scene.git = mended;
    var draft = scene.after(new Admission());
    // then
    assertThat(draft.jobs.values())
        .singleElement()
        .isInstanceOfSatisfying(
            Job.FetchSource.class, job -> assertThat(job.git()).isEqualTo(mended));
    assertThat(Scene.rolloutOf(draft, "r2").reason).isEqualTo(Reason.FetchingSource);
    // and when that one is there
    scene.source("r2");
    // then
    assertThat(Scene.rolloutOf(scene.after(new Admission()), "r2").phase)
        .isEqualTo(RolloutPhase.Preparing);
  }

  @Test
  void nothingIsAdmittedBeforeS3AndTheRegisterWereRead() {
    var scene = new Scene();
    scene.rollout("r2", "b");
    scene.source("r2");
    scene.registerRead = false;
    assertThat(scene.after(new Admission()).active).isNull();
    scene.registerRead = true;
    var draft = new Draft(scene.situation());
    new Admission().apply(scene.situation(), draft);
    assertThat(draft.active).isNull();
  }

  @Test
  void theNextNumberIsHigherThanAllThatAnybodyHasSeen() {
    var scene = new Scene();
    scene.rollout("r2", "b");
    scene.source("r2");
    scene.fence = 4;
    assertThat(scene.after(new Admission()).fence).isEqualTo(5);
    scene.highestFence = 9;
    assertThat(scene.after(new Admission()).fence).isEqualTo(10);
  }

  @Test
  void theNewestOfSeveralIsAdmittedAndTheOthersAreSuperseded() {
    // given
    var scene = new Scene();
    scene.rollout("old", "b").created(HOUR).push();
    scene.rollout("newest", "d").push();
    scene.rollout("older", "c").created(HOUR.multipliedBy(2)).push();
    // when its source is being fetched, then
    var draft = scene.after(new Admission());
    assertThat(draft.jobs).containsOnlyKeys(scene.sourceKey("newest"));
    assertThat(Scene.rolloutOf(draft, "old").phase).isEqualTo(RolloutPhase.Queued);
    // and when it is there
    scene.source("newest");
    draft = scene.after(new Admission());
    // then
    assertThat(Scene.rolloutOf(draft, "newest").phase).isEqualTo(RolloutPhase.Preparing);
    assertThat(Scene.rolloutOf(draft, "old").reason).isEqualTo(Reason.NewerRollout);
    assertThat(Scene.rolloutOf(draft, "older").phase).isEqualTo(RolloutPhase.Superseded);
  }

  @Test
  void whatHasToWaitForTheGroupSaysWhyAndKeepsItsTime() {
    var scene = new Scene();
    scene.rollout("r2", "b").progress(HOUR);
    scene.member("m-2").platform("aarch64");
    var rollout = Scene.rolloutOf(scene.after(new Usability(), new Admission()), "r2");
    assertThat(rollout.message).contains("Ready").contains("linux/aarch64 (1, like m-2)");
    assertThat(rollout.progressAt).isNull();
  }

  @Test
  void whoWaitedForOthersHasAllItsTimeOnceItIsItsTurn() {
    // given one whose source was looked for an hour ago, before it had to wait
    var scene = new Scene().activate("r1", 1);
    scene.rollout("r1", "a").admitted(1);
    scene.rollout("r2", "b").progress(HOUR);
    assertThat(Scene.rolloutOf(scene.after(new Admission()), "r2").progressAt).isNull();
    // and one that a person held
    var held = new Scene();
    held.rollout("r2", "b").progress(HOUR).control(ControlState.Pause);
    assertThat(Scene.rolloutOf(held.after(new Admission()), "r2").progressAt).isNull();
  }

  @Test
  void anAdmissionThatTheGroupHoldsAlreadyIsFinishedWithItsNumber() {
    // given
    var scene = new Scene().activate("r2", 5);
    scene.rollout("r2", "b");
    scene.rollout("r3", "c");
    scene.source("r2");
    // when
    var draft = scene.after(new Admission());
    // then
    assertThat(draft.fence).isEqualTo(5);
    assertThat(Scene.rolloutOf(draft, "r2").fence).isEqualTo(5);
    assertThat(Scene.rolloutOf(draft, "r3").isFinal()).isFalse();
  }

  @Test
  void whoIsOlderThanABegunAdmissionIsSupersededByItAsIfItHadNotBeenCutShort() {
    // given that the leader died after it had stored the group
    var scene = new Scene().activate("r2", 5);
    scene.rollout("r1", "a").created(HOUR.multipliedBy(2));
    scene.rollout("r2", "b").created(HOUR);
    scene.rollout("r3", "c");
    scene.source("r2");
    // when
    var draft = scene.after(new Admission());
    // then the older one does not come back once r2 has ended
    assertThat(Scene.rolloutOf(draft, "r1").phase).isEqualTo(RolloutPhase.Superseded);
    assertThat(Scene.rolloutOf(draft, "r3").phase).isEqualTo(RolloutPhase.Queued);
    assertThat(draft.queued).isEqualTo("r3");
  }

  @Test
  void aGroupThatIsBeingDeletedTakesNoRollout() {
    var scene = new Scene();
    scene.rollout("r2", "b");
    scene.source("r2");
    scene.deleting = true;
    assertThat(scene.after(new Admission()).active).isNull();
  }

  @Test
  void whatTheRolloutNeedsOfTheGroupIsCopied() {
    var scene = new Scene();
    scene.rollout("r2", "b");
    scene.source("r2");
    var rollout = Scene.rolloutOf(scene.after(new Admission()), "r2");
    assertThat(rollout.plan().maxUnavailable()).isEqualTo("1");
    assertThat(rollout.plan().maxUnreachable()).isEqualTo("10%");
    assertThat(rollout.plan().turnTimeout()).isEqualTo("10m");
    assertThat(rollout.rows).containsOnlyKeys("m-1", "m-2", "m-3");
  }

  private static Arguments row(
      String name, Consumer<Scene> what, RolloutPhase phase, Reason reason) {
    return arguments(name, what, phase, reason);
  }
}
