package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.protocol.release.DesiredPointer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes back of a status that was lost, and from where (ADR 0003). */
class AdoptionTest {
  @Test
  void nothingIsTakenUpBeforeS3HasSaidWhichNumberIsTheHighest() {
    // given a group whose status was lost in mid-rollout, and a bucket that does not answer yet
    var scene = lost();
    // when
    var situation = scene.situation();
    var draft = new Draft(situation);
    new Restore().apply(situation, draft);
    new Adoption().apply(situation, draft);
    // then
    assertThat(draft.pointerStands).isFalse();
    assertThat(draft.active).isNull();
  }

  @Test
  void theRolloutWithTheHighestNumberGoesOn() {
    // given
    var scene = lost().pointer(pointer(7, null));
    // when
    var draft = scene.after(new Restore(), new Adoption());
    // then
    assertThat(Scene.activeOf(draft).name()).isEqualTo("r7");
    assertThat(Scene.activeOf(draft).fence()).isEqualTo(7);
    assertThat(draft.fence).isEqualTo(7);
  }

  @Test
  void oneThatAHigherNumberHasOvertakenEnds() {
    // given a cluster that was restored from before r9
    var scene = lost().pointer(pointer(9, null));
    // when
    var draft = scene.after(new Restore(), new Adoption(), new Ending());
    // then
    assertThat(draft.active).isNull();
    assertThat(draft.fence).isEqualTo(9);
    assertThat(Scene.rolloutOf(draft, "r7").phase).isEqualTo(RolloutPhase.Failed);
    assertThat(Scene.rolloutOf(draft, "r7").reason).isEqualTo(Reason.NewerRollout);
  }

  @Test
  void anActiveRolloutThatIsOlderThanS3SaysStopsToo() {
    var scene = lost().activate("r7", 7).pointer(pointer(9, null));
    scene.turn("m-1").of("r7");
    var draft = scene.after(new Restore(), new Adoption(), new Control(), new Ending());
    assertThat(Scene.rolloutOf(draft, "r7").phase).isEqualTo(RolloutPhase.Stopping);
    assertThat(Scene.turnOf(draft, "m-1").cancelled).isTrue();
  }

  @Test
  void ofTwoThatWereAdmittedTheOlderEnds() {
    var scene = lost().pointer(pointer(8, null));
    scene.rollout("r8", "c").admitted(8).artifact();
    var draft = scene.after(new Restore(), new Adoption(), new Ending());
    assertThat(Scene.activeOf(draft).name()).isEqualTo("r8");
    assertThat(Scene.rolloutOf(draft, "r7").phase).isEqualTo(RolloutPhase.Failed);
  }

  @Test
  void itsOpenTurnsStandInTheLedgerAgain() {
    // given
    var scene = lost().pointer(pointer(7, null));
    scene
        .rollout("r7")
        .lead("m-1")
        .row("m-1", InstancePhase.Updated, "a", "b", true)
        .row("m-2", InstancePhase.Updating, "a", null, false)
        .row("m-3", InstancePhase.Ticketed, "a", null, false)
        .row("m-4", InstancePhase.Failed, "a", null, false)
        .row("m-5", InstancePhase.Waiting);
    // when
    var draft = scene.after(new Restore(), new Adoption());
    // then
    assertThat(draft.turns).containsOnlyKeys("m-2", "m-3", "m-4");
    var updating = Scene.turnOf(draft, "m-2");
    assertThat(updating.ticket).isEqualTo("uid-r7.m-2.1");
    assertThat(updating.fence).isEqualTo(7);
    assertThat(updating.step).isEqualTo(TurnStep.Install);
    assertThat(updating.why).isEqualTo(TurnKind.Rollout);
    assertThat(updating.isAccepted()).isTrue();
    assertThat(Scene.turnOf(draft, "m-3").isAccepted()).isFalse();
    assertThat(Scene.turnOf(draft, "m-4").silent).isTrue();
  }

  @Test
  void aLeadThatBuildsIsOneStill() {
    var scene = new Scene().pointer(pointer(7, null));
    scene.fence = 0;
    scene.rollout("r7", "b").admitted(7).lead("m-1");
    scene.rollout("r7").row("m-1", InstancePhase.Updating, "a", null, false);
    scene.pointer(pointer(7, null));
    var turn = Scene.turnOf(scene.after(new Restore(), new Adoption()), "m-1");
    assertThat(turn.why).isEqualTo(TurnKind.Lead);
    assertThat(turn.step).isEqualTo(TurnStep.Prepare);
  }

  @Test
  void theFenceNeverFalls() {
    var scene = new Scene();
    scene.fence = 12;
    assertThat(scene.pointer(pointer(7, null)).after(new Restore(), new Adoption()).fence)
        .isEqualTo(12);
  }

  @Test
  void theHigherOfTheDesiredRevisionsCounts() {
    var desired = new DesiredPointer.Desired("r6", 6, List.of(Scene.release("c")));
    // nothing in the status
    var scene = new Scene().pointer(pointer(7, desired));
    var draft = scene.after(new Restore());
    assertThat(Scene.desiredOf(draft).rollout()).isEqualTo("r6");
    assertThat(Scene.desiredOf(draft).release()).isEqualTo(Scene.release("c").id());
    // an older one in a status that was restored
    draft = new Scene().desire("r5", "a", 5).pointer(pointer(7, desired)).after(new Restore());
    assertThat(Scene.desiredOf(draft).rollout()).isEqualTo("r6");
    // a newer one that S3 does not hold yet
    draft = new Scene().desire("r7", "a", 7).pointer(pointer(7, desired)).after(new Restore());
    assertThat(Scene.desiredOf(draft).rollout()).isEqualTo("r7");
  }

  private static Scene lost() {
    var scene = new Scene(5);
    scene.fence = 0;
    scene.rollout("r7", "b").admitted(7).artifact();
    return scene;
  }

  private static DesiredPointer pointer(long fence, DesiredPointer.@Nullable Desired desired) {
    return new DesiredPointer(1, World.FLEET, World.GROUP, fence, desired, List.of());
  }
}
