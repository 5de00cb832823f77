package dev.skynet.operator.observe;

import static dev.skynet.operator.observe.Words.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.fleet.Delivery;
import dev.skynet.operator.fleet.InboxRegister.Inbox;
import dev.skynet.operator.group.Asking;
import dev.skynet.operator.group.Member;
import dev.skynet.protocol.message.Pulse;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.names.GroupName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetMemoryTest {
  private static final Instant START = Instant.parse("2026-07-01T10:00:00Z");
  private static final Duration QUIET = Duration.ofSeconds(60);
  private static final String SENDER = "AROAWEB:i";

  private final FleetMemory memory = new FleetMemory(QUIET, () -> 0);
  private Instant now = START;
  private int receipts;

  @Test
  void aJoinedThatAHeartbeatOvertookStillBringsTheMemberIn() {
    // given
    var words = new Words("web-1");
    register("web-1");
    Report joined = words.joined("leader.idle");
    says(words.pulse());
    see();
    // when
    says(joined);
    // then
    assertThat(member("web-1").joined()).contains(new Member.Joined("leader.idle", now));
    assertThat(member("web-1").platform()).contains(Words.PLATFORM);
  }

  @Test
  void anOlderAnswerDoesNotReplaceANewerOne() {
    // given
    var words = new Words("web-1");
    register("web-1");
    Report old = words.joined("old.idle");
    says(words.joined("new.idle"));
    see();
    // when
    says(old);
    // then
    assertThat(member("web-1").joined().orElseThrow().rollCall()).isEqualTo("new.idle");
  }

  @Test
  void whatWasStagedCountsAlsoWhenAHeartbeatOvertookIt() {
    // given
    var words = new Words("web-1");
    register("web-1");
    Report staged = words.staged("abc");
    says(words.pulse());
    see();
    // when
    says(staged);
    // then
    assertThat(member("web-1").staged()).containsExactly("abc");
  }

  @Test
  void aWordOfAnEarlierStartSaysNothingAnyMore() {
    // given
    var words = new Words("web-1");
    register("web-1");
    Report old = words.joined("old.idle");
    says(words.restarted().pulse());
    see();
    // when
    says(old);
    // then
    assertThat(member("web-1").joined()).isEmpty();
  }

  @Test
  void whoSpeaksWithoutAnInboxThatIsKnownOfWantsOne() {
    // given
    memory.registerRead(List.of());
    // when
    boolean wakes = says(new Words("web-1").pulse());
    // then
    assertThat(wakes).isTrue();
    assertThat(see().asking()).containsExactly(Map.entry("web-1", new Asking(SENDER, now)));
    // and when
    memory.registered(GROUP, "web-1", Optional.empty());
    // then
    assertThat(see().asking()).isEmpty();
    assertThat(see().members()).containsOnlyKeys("web-1");
  }

  @Test
  void anInboxThatWentMissingIsWantedAndItsMemberStaysOne() {
    // given
    register("web-1");
    says(new Words("web-1").pulse());
    assertThat(see().asking()).isEmpty();
    // when
    memory.inboxMissing(GROUP, "web-1");
    // then
    assertThat(see().asking()).containsKey("web-1");
    assertThat(see().members()).containsOnlyKeys("web-1");
  }

  @Test
  void aContestedInstanceIsAskedForOnceAWord() {
    // given
    memory.registerRead(List.of());
    var words = new Words("web-1");
    says(words.pulse());
    see();
    // when
    memory.contested(GROUP, "web-1");
    // then
    assertThat(see().asking()).isEmpty();
    assertThat(see().members()).isEmpty();
    // and when
    says(words.pulse());
    // then
    assertThat(see().asking()).containsKey("web-1");
  }

  @Test
  void aMemberWithAnOpenTurnIsOneWhateverTheRegisterLacks() {
    // given
    memory.registerRead(List.of());
    // when
    Seen seen = memory.see(GROUP, s -> true, Set.of("web-1"));
    // then
    assertThat(seen.members()).containsOnlyKeys("web-1");
    assertThat(Objects.requireNonNull(seen.members().get("web-1")).goneSince()).isEmpty();
  }

  @Test
  void anInboxUnderAnotherGroupIsThatGroups() {
    // given
    register("web-1");
    // when
    memory.registerRead(
        List.of(new Inbox(new GroupName("shop", "api"), "web-1", Optional.empty())));
    // then
    assertThat(see().members()).isEmpty();
    assertThat(memory.registeredInstances(GROUP)).isEmpty();
  }

  @Test
  void anInboxThatIsDeletedWhileTheRegisterIsReadDoesNotComeBack() {
    // given
    memory.registerRead(List.of(new Inbox(GROUP, "web-1", Optional.empty())));
    memory.registerReadBegins();
    // when
    memory.unregistered(GROUP, "web-1");
    memory.registerRead(List.of(new Inbox(GROUP, "web-1", Optional.empty())));
    // then
    assertThat(memory.registeredInstances(GROUP)).isEmpty();
    // when it is there again
    memory.registerReadBegins();
    memory.registerRead(List.of(new Inbox(GROUP, "web-1", Optional.empty())));
    // then
    assertThat(memory.registeredInstances(GROUP)).containsExactly("web-1");
  }

  @Test
  void aWordFromBeforeAMemberWasMarkedGoneDoesNotBringItBack() {
    // given
    Report old = new Words("web-1").joined(null);
    Instant said = now;
    later(Duration.ofMinutes(5));
    memory.registerRead(List.of(new Inbox(GROUP, "web-1", Optional.of(now))));
    // when
    memory.report(old, delivery(said));
    // then
    assertThat(see().asking()).isEmpty();
    assertThat(member("web-1").goneSince()).contains(now);
  }

  @Test
  void aWordFromAfterwardsDoesAndItsInboxMustSaySo() {
    // given
    memory.registerRead(List.of(new Inbox(GROUP, "web-1", Optional.of(now))));
    later(Duration.ofMinutes(5));
    // when
    says(new Words("web-1").pulse());
    // then
    assertThat(member("web-1").goneSince()).isEmpty();
    assertThat(see().asking()).containsKey("web-1");
  }

  @Test
  void theReportOfAnotherCannotBeSpoiltByACopyFromElsewhere() {
    // given
    register("web-1");
    Report joined = new Words("web-1").joined(null);
    memory.report(joined, new Delivery("", "AROAEVIL:i", now, "copy"));
    // when
    memory.report(joined, delivery(now));
    // then
    Seen seen = memory.see(GROUP, SENDER::equals, Set.of());
    assertThat(seen.pending())
        .singleElement()
        .extracting(p -> p.incoming().sender())
        .isEqualTo(SENDER);
    assertThat(seen.refused()).hasSize(1);
    assertThat(member("web-1").joined()).isPresent();
  }

  @Test
  void theHeartbeatOfAMemberCannotBeHiddenByOneFromElsewhere() {
    // given
    register("web-1");
    says(new Words("web-1").pulse());
    // when
    memory.pulse(
        new Words("web-1").pulse(), new Delivery("", "AROAEVIL:i", now.plusSeconds(1), "evil"));
    // then
    Seen seen = memory.see(GROUP, SENDER::equals, Set.of());
    assertThat(Objects.requireNonNull(seen.members().get("web-1")).lastSeen()).contains(now);
  }

  @Test
  void aReportThatCameAgainIsNotDoneWithBeforeItsLastDeliveryIs() {
    // given
    register("web-1");
    Report joined = new Words("web-1").joined(null);
    memory.report(joined, delivery(now));
    List<Pending> included = see().pending();
    memory.report(joined, delivery(now));
    // when
    memory.handled(GROUP, included);
    // then
    assertThat(see().pending())
        .singleElement()
        .satisfies(
            p -> assertThat(p.deliveries()).extracting(Delivery::receipt).containsExactly("2"));
  }

  private void register(String instance) {
    memory.registered(GROUP, instance, Optional.empty());
  }

  private void says(Report report) {
    memory.report(report, delivery(now));
  }

  private boolean says(Pulse pulse) {
    return memory.pulse(pulse, delivery(now));
  }

  private Delivery delivery(Instant sentAt) {
    return new Delivery("", SENDER, sentAt, String.valueOf(++receipts));
  }

  private void later(Duration period) {
    now = now.plus(period);
  }

  private Seen see() {
    return memory.see(GROUP, sender -> true, Set.of());
  }

  private Member member(String id) {
    return Objects.requireNonNull(see().members().get(id), id);
  }
}
