package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.group.action.Action;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WelcomeTest {
  private static final Duration JUST_NOW = Duration.ZERO;

  @Test
  void whoSpeaksAndHasNoInboxGetsOne() {
    var scene = new Scene().asking(JUST_NOW, "m-9");
    assertThat(scene.after(new Welcome()).actions)
        .containsExactly(new Action.CreateInbox("m-9", "sender"));
  }

  @Test
  void aMemberThatSaysHelloDoesNotFindTheInboxThatItIsKnownToHave() {
    var scene = new Scene().report(Said.hello("m-1")).report(Said.hello("m-1"));
    assertThat(scene.after(new Welcome()).actions)
        .containsExactly(new Action.CreateInbox("m-1", "sender"));
  }

  @Test
  void nobodyNewGetsOneBeforeTheRegisterWasRead() {
    // given
    var scene = new Scene().asking(JUST_NOW, "m-9").report(Said.hello("m-9"));
    scene.registerRead = false;
    // when
    var draft = scene.after(new Welcome());
    // then
    assertThat(draft.actions).isEmpty();
    assertThat(draft.turnedAway).isEmpty();
  }

  @Test
  void manyHellosInOnePassTakeNoMorePlacesThanThereAre() {
    // given
    var scene = new Scene(0);
    IntStream.rangeClosed(1, 250).forEach(i -> scene.asking(JUST_NOW, "m-" + i));
    IntStream.rangeClosed(1, 250).forEach(i -> scene.report(Said.hello("m-" + i)));
    // when
    var draft = scene.after(new Welcome());
    // then
    assertThat(draft.actions).hasSize(200).doesNotHaveDuplicates();
    assertThat(draft.turnedAway).hasSize(50);
  }

  @Test
  void aFullGroupStillMakesTheInboxOfAMemberAnew() {
    var scene = new Scene(200).asking(JUST_NOW, "m-200", "m-201").report(Said.hello("m-199"));
    var draft = scene.after(new Welcome());
    assertThat(draft.actions)
        .containsExactly(
            new Action.CreateInbox("m-199", "sender"), new Action.CreateInbox("m-200", "sender"));
    assertThat(draft.turnedAway).containsExactly("m-201");
  }

  @Test
  void whoIsGoneTakesNoPlace() {
    // given
    var scene = new Scene(200).asking(JUST_NOW, "m-201");
    scene.member("m-7").gone(Duration.ofMinutes(1));
    // when
    var draft = scene.after(new Welcome());
    // then
    assertThat(draft.actions).containsExactly(new Action.CreateInbox("m-201", "sender"));
    assertThat(draft.turnedAway).isEmpty();
  }

  @Test
  void whoWasTurnedAwayAndSpeaksNoMoreIsForgotten() {
    var scene = new Scene(200).asking(Duration.ofMinutes(6), "m-201");
    assertThat(scene.after(new Welcome()).turnedAway).isEmpty();
    scene.asking(Duration.ofSeconds(359), "m-201");
    assertThat(scene.after(new Welcome()).turnedAway).containsExactly("m-201");
  }
}
