package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.operator.group.action.JobResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several Rollouts that wait is the next one. */
class PushOrderTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void theNewestIsWhatComesNextWhileAnotherIsActive() {
    var scene = new Scene().activate("r1", 1);
    scene.rollout("r1", "a").admitted(1);
    scene.rollout("r2", "b").created(HOUR);
    scene.rollout("r3", "c");
    var draft = scene.after(new Admission());
    assertThat(draft.queued).isEqualTo("r3");
    assertThat(Scene.rolloutOf(draft, "r2").phase).isEqualTo(RolloutPhase.Queued);
  }

  @Test
  void ofThePushesThatWaitOnlyTheNewestDoes() {
    // given three pushes upon each other while another Rollout is active, and one made by hand
    var scene = new Scene().activate("r1", 1);
    scene.rollout("r1", "a").admitted(1);
    scene.rollout("p1", "b").created(HOUR.multipliedBy(4)).pushedUpon("a");
    scene.rollout("by-hand", "9").created(HOUR.multipliedBy(3));
    scene.rollout("p2", "c").created(HOUR.multipliedBy(2)).pushedUpon("b");
    scene.rollout("p3", "d").created(HOUR).pushedUpon("c");
    // when
    var draft = scene.after(new Admission());
    // then
    for (String older : List.of("p1", "p2")) {
      assertThat(Scene.rolloutOf(draft, older).phase).isEqualTo(RolloutPhase.Superseded);
      assertThat(Scene.rolloutOf(draft, older).message).isEqualTo("Rollout p3 takes its place.");
    }
    assertThat(Scene.rolloutOf(draft, "p3").phase).isEqualTo(RolloutPhase.Queued);
    assertThat(Scene.rolloutOf(draft, "by-hand").phase).isEqualTo(RolloutPhase.Queued);
    assertThat(draft.queued).isEqualTo("p3");
  }

  @Test
  void anOlderPushThatIsDeliveredLateTakesNobodysPlace() {
    // given that the push upon a came after the push upon b
    var scene = new Scene().activate("r1", 1);
    scene.rollout("r1", "a").admitted(1);
    scene.rollout("head", "c").created(HOUR).pushedUpon("b");
    scene.rollout("late", "b").pushedUpon("a");
    // when
    var draft = scene.after(new Admission());
    // then only the repository can say which of them is the head
    assertThat(Scene.rolloutOf(draft, "head").phase).isEqualTo(RolloutPhase.Queued);
    assertThat(Scene.rolloutOf(draft, "late").phase).isEqualTo(RolloutPhase.Queued);
    // and when it has said so
    scene.active = null;
    scene.source("late", new JobResult.SourceOutdated("c".repeat(40)));
    draft = scene.after(new Admission());
    // then
    assertThat(Scene.rolloutOf(draft, "late").reason).isEqualTo(Reason.NotBranchHead);
    assertThat(Scene.rolloutOf(draft, "head").isFinal()).isFalse();
  }

  @Test
  void ofAPushForthAndItsPushBackBothWait() {
    var scene = new Scene().activate("r1", 1);
    scene.rollout("r1", "a").admitted(1);
    scene.rollout("forth", "c").created(HOUR).pushedUpon("b");
    scene.rollout("back", "b").pushedUpon("c");
    assertThat(Scene.rolloutOf(scene.after(new Admission()), "forth").phase)
        .isEqualTo(RolloutPhase.Queued);
  }

  @Test
  void aPushWhoseAdmissionHasBegunIsNotSupersededByTheNextOne() {
    var scene = new Scene().activate("p1", 5);
    scene.rollout("p1", "b").created(HOUR).pushedUpon("a");
    scene.rollout("p2", "c").pushedUpon("b");
    scene.source("p1");
    var draft = scene.after(new Admission());
    assertThat(Scene.rolloutOf(draft, "p1").phase).isEqualTo(RolloutPhase.Preparing);
    assertThat(draft.queued).isEqualTo("p2");
  }
}
