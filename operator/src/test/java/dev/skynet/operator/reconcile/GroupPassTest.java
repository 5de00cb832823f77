package dev.skynet.operator.reconcile;

import static dev.skynet.operator.observe.Words.GROUP;
import static dev.skynet.operator.reconcile.PassUnderTest.SENDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.crds.common.Condition;
import dev.skynet.crds.common.CrdJson;
import dev.skynet.crds.common.UnreadableObjectException;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.fleet.InboxRegister.Inbox;
import dev.skynet.operator.group.action.Action;
import dev.skynet.operator.kube.Stale;
import dev.skynet.operator.kube.WriteRefused;
import dev.skynet.operator.metrics.OperatorMetrics.PassEnd;
import dev.skynet.operator.observe.Words;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.RollCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a pass may be cut off, and what must not happen then. */
class GroupPassTest {
  private final PassUnderTest shell = new PassUnderTest();
  private final Words words = new Words("web-1");

  @AfterEach
  void close() {
    shell.close();
  }

  @Test
  void whatTheApiServerRefusesIsNamedOnTheGroupUntilItIsStored() throws Exception {
    // given
    shell.put("web-1", null, RolloutStatus.fresh(), Map.of());
    shell.objects.beforeWrite(
        write -> {
          if (write.equals("status Rollout web-1")) {
            throw new WriteRefused("status of Rollout web-1 is refused: too long", new Exception());
          }
        });
    // when
    assertThatThrownBy(shell::run).isInstanceOf(WriteRefused.class);
    assertThatThrownBy(shell::run).isInstanceOf(WriteRefused.class);
    // then
    assertThat(ready()).extracting(Condition::reason).isEqualTo("StoreFailing");
    assertThat(ready().message()).contains("Rollout web-1 is refused: too long");
    // and when somebody has mended it
    shell.objects.beforeWrite(write -> {});
    var stored = shell.run();
    // then
    assertThat(stored.next()).isZero();
    shell.run();
    assertThat(ready()).extracting(Condition::reason).isEqualTo("Usable");
  }

  @Test
  void keepsAHelloUntilItsInboxIsMade() {
    // given
    shell.memory.registerRead(List.of());
    shell.hears(words.hello());
    shell.inboxes.down(true);
    // when
    shell.run();
    // then
    assertThat(shell.reports.remaining()).isEqualTo(1);
    // and when
    shell.inboxes.down(false);
    shell.run();
    // then
    assertThat(shell.inboxIds()).containsExactly("web-1");
    assertThat(shell.reports.remaining()).isZero();
  }

  @Test
  void keepsAGoodbyeUntilTheInboxSaysSo() {
    // given
    joined();
    shell.later(Duration.ofMinutes(2)).hears(words.leaving());
    shell.inboxes.down(true);
    // when
    shell.run();
    // then
    assertThat(shell.reports.remaining()).isEqualTo(1);
    // and when
    shell.inboxes.down(false);
    shell.run();
    // then
    assertThat(shell.inboxes.list())
        .singleElement()
        .satisfies(i -> assertThat(i.goneSince()).isPresent());
    assertThat(shell.reports.remaining()).isZero();
  }

  @Test
  void aGoodbyeThatComesAgainDoesNotMarkWhoIsBackLongSince() {
    // given
    joined();
    Report goodbye = words.leaving();
    shell.later(Duration.ofMinutes(2)).hears(goodbye).run();
    shell.later(Duration.ofMinutes(2)).hears(words.restarted().joined(null)).run();
    // when
    shell.later(Duration.ofMinutes(4)).hears(goodbye).run();
    // then
    assertThat(shell.inboxes.list())
        .singleElement()
        .satisfies(i -> assertThat(i.goneSince()).isEmpty());
    assertThat(shell.reports.remaining()).isZero();
  }

  @Test
  void aHelloThatComesAgainDoesNotUnmarkWhoLeft() {
    // given
    shell.memory.registerRead(List.of());
    Report hello = words.hello();
    shell.hears(hello).run();
    shell.later(Duration.ofMinutes(2)).hears(words.leaving()).run();
    // when
    shell.hears(hello).run();
    // then
    assertThat(shell.inboxes.list())
        .singleElement()
        .satisfies(i -> assertThat(i.goneSince()).isPresent());
    assertThat(shell.reports.remaining()).isZero();
  }

  @Test
  void whoIsBackHasItsMarkTakenOffAlsoIfThatFailsAtFirst() {
    // given
    joined();
    shell.later(Duration.ofMinutes(2)).hears(words.leaving()).run();
    shell.inboxes.down(true);
    shell.later(Duration.ofMinutes(2)).hears(words.restarted().pulse()).run();
    // when
    shell.inboxes.down(false);
    shell.run();
    // then
    assertThat(shell.inboxes.list())
        .singleElement()
        .satisfies(i -> assertThat(i.goneSince()).isEmpty());
  }

  @Test
  void whoPulsesWithoutAnInboxGetsOneAndIsAskedWhatItRuns() {
    // given
    shell.memory.registerRead(List.of());
    shell.hears(words.pulse());
    // when
    shell.run();
    shell.run();
    // then
    assertThat(shell.inboxes.senderOf("web-1")).contains(SENDER);
    assertThat(shell.inboxes.sentTo("web-1")).hasSize(1).first().isInstanceOf(RollCall.class);
  }

  @Test
  void anInboxThatWasDeletedByHandIsMadeAgain() {
    // given
    joined();
    shell.inboxes.delete("web-1");
    shell.acts(new Action.SendCancel("web-1", "ticket"));
    // when
    shell.run();
    shell.run();
    // then
    assertThat(shell.inboxIds()).containsExactly("web-1");
  }

  @Test
  void deletesNothingAndDoesNothingOnceAConflictShowsThatItKnewTooLittle() {
    // given
    shell.memory.registerRead(List.of());
    shell.hears(words.hello());
    shell.objects.beforeWrite(
        write -> {
          shell.objects.beforeWrite(w -> {});
          shell.put(GROUP, "uid-1", InstanceGroupStatus.fresh());
        });
    // when
    assertThatThrownBy(shell::run).isInstanceOf(Stale.class);
    // then
    assertThat(shell.inboxIds()).isEmpty();
    assertThat(shell.reports.remaining()).isEqualTo(1);
    // and when
    shell.run();
    // then
    assertThat(shell.inboxIds()).containsExactly("web-1");
    assertThat(shell.reports.remaining()).isZero();
  }

  @Test
  void writesNothingWithoutTheLease() {
    // given
    shell.memory.registerRead(List.of());
    shell.hears(words.hello());
    shell.leadership.sureFor(0);
    // when
    Passed passed = shell.run();
    // then
    assertThat(passed.end()).isEqualTo(PassEnd.UNSURE);
    assertThat(shell.objects.writes()).isEmpty();
  }

  @Test
  void doesNothingMoreOnceTheLeaseWasLostWhileItWrote() {
    // given
    shell.memory.registerRead(List.of());
    shell.hears(words.hello());
    shell.leadership.sureFor(1);
    // when
    Passed passed = shell.run();
    // then
    assertThat(passed.end()).isEqualTo(PassEnd.UNSURE);
    assertThat(shell.objects.writes()).contains("status InstanceGroup web");
    assertThat(shell.inboxIds()).isEmpty();
    assertThat(shell.reports.remaining()).isEqualTo(1);
    assertThat(shell.jobs.states(GROUP)).isEmpty();
  }

  @Test
  void aReportThatComesAgainDuringALongPassIsDeletedByItsNewReceipt() {
    // given
    joined();
    shell.hears(words.staged("abc"));
    shell.whilePlanning =
        () -> {
          shell.whilePlanning = () -> {};
          shell.reports.visibilityPasses();
          shell.receives();
        };
    // when
    shell.run();
    shell.run();
    shell.reports.visibilityPasses();
    // then
    assertThat(shell.reports.remaining()).isZero();
    assertThat(shell.memory.pendingReports()).isZero();
  }

  @Test
  void aReportThatCannotBeBuriedHoldsUpNoOther() {
    // given
    joined();
    shell.reports.arrive(new Words("web-2").joined(null), "AROAEVIL:i", shell.now);
    shell.hears(words.staged("abc"));
    shell.reports.deadLettersDown(true);
    // when
    shell.run();
    // then
    assertThat(shell.reports.remaining()).isEqualTo(1);
    // and when
    shell.reports.deadLettersDown(false);
    shell.run();
    // then
    assertThat(shell.reports.remaining()).isZero();
    assertThat(shell.reports.buried()).hasSize(1);
  }

  @Test
  void aGroupThatIsGoneTakesItsInboxesWithIt() {
    // given
    joined();
    shell.objects.delete(GROUP);
    // when
    shell.run();
    // then
    assertThat(shell.inboxIds()).isEmpty();
    assertThat(shell.memory.groups()).isEmpty();
  }

  @Test
  void whoIsNotSureOfTheLeaseDeletesNoInbox() {
    // given
    joined();
    shell.objects.delete(GROUP);
    shell.leadership.sureFor(0);
    // when
    Passed passed = shell.run();
    // then
    assertThat(passed.end()).isEqualTo(PassEnd.UNSURE);
    assertThat(shell.inboxIds()).containsExactly("web-1");
  }

  private Condition ready() throws UnreadableObjectException {
    var status = shell.objects.group(GROUP).orElseThrow().getStatus();
    return CrdJson.read(status, InstanceGroupStatus.class).conditions().stream()
        .filter(condition -> condition.type().equals("Ready"))
        .findFirst()
        .orElseThrow();
  }

  private void joined() {
    shell.memory.registerRead(List.of());
    shell.hears(words.hello()).run();
    shell.hears(words.joined("reign.idle")).run();
    assertThat(shell.inboxes.list()).containsExactly(new Inbox(GROUP, "web-1", Optional.empty()));
    assertThat(shell.reports.remaining()).isZero();
  }
}
