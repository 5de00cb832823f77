package dev.skynet.operator.webhook.push;

import static dev.skynet.operator.webhook.push.Pushes.group;
import static dev.skynet.operator.webhook.push.Pushes.push;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.webhook.push.PushRecorder.Recorded;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PushRecorderTest {
  private static final PushedGroup WEB = group("shop", "web");
  private static final String NAME = "shop/" + RolloutNames.of(WEB, push("d1"));

  private final FakeRolloutStore store = new FakeRolloutStore();
  private final PushRecorder recorder = new PushRecorder(store);

  @Test
  void storesOneRolloutForEachGroup() {
    // when
    Recorded recorded = recorder.record(push("d1"), List.of(WEB, group("shop", "worker")));

    // then
    assertThat(recorded.created()).hasSize(2).isEqualTo(store.names());
    assertThat(recorded.failed()).isEmpty();
  }

  @Test
  void theSameDeliveryAgainChangesNothingEvenAfterTheEnd() {
    // given
    recorder.record(push("d1"), List.of(WEB));
    store.finish(NAME);

    // when
    Recorded again = recorder.record(push("d1"), List.of(WEB));

    // then
    assertThat(again).isEqualTo(new Recorded(List.of(), List.of(NAME), List.of()));
    assertThat(store.names()).hasSize(1);
  }

  @Test
  void anotherDeliveryOfAnUnfinishedPushChangesNothing() {
    // given
    recorder.record(push("d1"), List.of(WEB));

    // when
    Recorded other = recorder.record(push("d2"), List.of(WEB));

    // then
    assertThat(other.there()).containsExactly(NAME);
    assertThat(store.names()).hasSize(1);
  }

  @Test
  void aPushThatWasForcedBackAndPushedAgainGetsASiblingOnce() {
    // given
    recorder.record(push("d1"), List.of(WEB));
    store.finish(NAME);

    // when
    Recorded second = recorder.record(push("d2"), List.of(WEB));
    Recorded redelivered = recorder.record(push("d2"), List.of(WEB));

    // then
    String sibling = RolloutNames.sibling(NAME, push("d2"));
    assertThat(second.created()).containsExactly(sibling);
    assertThat(redelivered).isEqualTo(new Recorded(List.of(), List.of(sibling), List.of()));
  }

  @Test
  void aNameThatHoldsAnotherCommitIsNotTakenForThisPush() {
    // given
    store.put(
        NAME, new StoredRollout(Optional.of("f".repeat(40)), Optional.of("elsewhere"), false));

    // when
    Recorded recorded = recorder.record(push("d1"), List.of(WEB));

    // then
    assertThat(recorded.created()).containsExactly(RolloutNames.sibling(NAME, push("d1")));
  }

  @Test
  void aGroupThatIsRefusedDoesNotHoldUpTheOthers() {
    // given
    store.refuse("gone");

    // when
    Recorded recorded = recorder.record(push("d1"), List.of(group("gone", "web"), WEB));

    // then
    assertThat(recorded).isEqualTo(new Recorded(List.of(NAME), List.of(), List.of("gone/web")));
  }

  @Test
  void whatCouldNotBeStoredIsStoredByTheNextDelivery() {
    // given
    store.away(true);
    PushedGroup worker = group("shop", "worker");
    Recorded first = recorder.record(push("d1"), List.of(WEB, worker));
    store.away(false);

    // when
    Recorded again = recorder.record(push("d1"), List.of(WEB, worker));

    // then
    assertThat(first.failed()).containsExactly("shop/web", "shop/worker");
    assertThat(again.created()).hasSize(2);
  }
}
