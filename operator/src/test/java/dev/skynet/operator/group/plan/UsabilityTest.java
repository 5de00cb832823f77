package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsabilityTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @Test
  void aGroupOfMembersOfOnePlatformIsUsable() {
    assertThat(new Scene(200).after(new Usability()).notReady).isNull();
  }

  @Test
  void moreMembersThanThisVersionLooksAfterAreRefusedByName() {
    // given
    var scene = new Scene(201);
    // when
    var draft = scene.after(new Usability());
    // then
    assertThat(draft.unusable).isTrue();
    assertThat(draft.notReady).isEqualTo(Reason.TooManyMembers);
    assertThat(draft.notReadyMessage).startsWith("201 instances").endsWith("Split the group.");
    // and when one of them is gone
    scene.member("m-9").gone(LONG);
    // then
    assertThat(scene.after(new Usability()).notReady).isNull();
  }

  @Test
  void aGroupWhoseHostsFindNoRoomIsNamedWithOneOfThem() {
    var scene = new Scene(200).asking(Duration.ZERO, "m-201");
    var draft = scene.after(new Welcome(), new Usability());
    assertThat(draft.notReady).isEqualTo(Reason.TooManyMembers);
    assertThat(draft.notReadyMessage).contains("like m-201");
  }

  @Test
  void membersOfTwoPlatformsAreRefusedWithTheCure() {
    // given
    var scene = new Scene();
    scene.member("m-2").platform("aarch64");
    // when
    var draft = scene.after(new Usability());
    // then
    assertThat(draft.unusable).isTrue();
    assertThat(draft.notReady).isEqualTo(Reason.MixedPlatforms);
    assertThat(draft.notReadyMessage)
        .isEqualTo(
            "Members are of linux/aarch64 (1, like m-2) and linux/x86_64 (2, like m-1):"
                + " make one InstanceGroup for each platform.");
    // and when the odd one does not answer any more, it is in nobody's way
    scene.member("m-2").heard(LONG);
    assertThat(scene.after(new Usability()).notReady).isNull();
  }

  @Test
  void aNewLeaderSaysAsBeforeUntilItHasHeardEverybody() {
    // given
    var scene = new Scene().notReady(Reason.MixedPlatforms);
    scene.member("m-2").unheard(Duration.ZERO);
    // when
    var draft = scene.after(new Usability());
    // then
    assertThat(draft.notReady).isEqualTo(Reason.MixedPlatforms);
    assertThat(draft.notReadyMessage).isEqualTo("as it was");
    // and when it has heard them, and may judge by what it did not hear
    scene.member("m-2").unheard(LONG);
    assertThat(scene.after(new Usability()).notReady).isNull();
    scene.settledSince = Optional.empty();
    assertThat(scene.after(new Usability()).notReady).isEqualTo(Reason.MixedPlatforms);
  }

  @Test
  void whatWasWrongWithTheSourceIsNoneOfTheMembers() {
    var scene = new Scene().notReady(Reason.SecretNotFound);
    scene.settledSince = Optional.empty();
    assertThat(scene.after(new Usability()).unusable).isFalse();
  }
}
