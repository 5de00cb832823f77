package dev.skynet.operator.act;

import static dev.skynet.operator.observe.Words.FLEET;
import static dev.skynet.operator.observe.Words.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.group.Turn;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.operator.Timings;
import dev.skynet.operator.artifact.FakeArtifacts;
import dev.skynet.operator.fleet.FakeInboxes;
import dev.skynet.operator.fleet.InstanceInbox;
import dev.skynet.operator.group.action.Action;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.operator.leader.FakeLeadership;
import dev.skynet.operator.leader.Reign;
import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.operator.observe.FleetMemory;
import dev.skynet.protocol.message.ToAgent;
import dev.skynet.protocol.release.Artifact;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Release;
import dev.skynet.protocol.release.Sha256;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ActionExecutorTest {
  private static final Instant START = Instant.parse("2026-07-01T10:00:00Z");

  private final FakeInboxes inboxes = new FakeInboxes();
  private final List<String> tried = new ArrayList<>();
  private final Set<String> broken = new HashSet<>();
  private final FakeLeadership leadership = new FakeLeadership(new Reign("reign", START));
  private final FleetMemory memory = new FleetMemory(Duration.ofSeconds(60), () -> 0);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Instant now = START;
  private final Appearances appearances = new Appearances(() -> now);
  private Duration perSend = Duration.ZERO;
  private final ActionExecutor executor =
      new ActionExecutor(
          new ActionExecutor.Parts(
              FLEET,
              Timings.DEFAULT,
              () -> now,
              leadership,
              new Flaky(),
              inboxes,
              new FakeArtifacts(FLEET),
              (about, warning, reason, message) -> tried.add("event " + reason),
              memory,
              new SentLog(),
              new OperatorMetrics(registry),
              appearances,
              START));

  @Test
  void whatFailedBeforeHoldsUpNothingElse() {
    // given
    member("web-1", "web-2", "web-3");
    broken.add("web-1");
    Acted first = act(cancels());
    assertThat(first.undone()).containsExactly(new Action.SendCancel("web-1", "t1"));
    tried.clear();
    now = now.plus(Timings.DEFAULT.resend());
    perSend = Duration.ofSeconds(6);
    // when
    Acted second = act(cancels());
    // then
    assertThat(tried).containsExactly("web-2", "web-3");
    assertThat(second.undone()).containsExactly(new Action.SendCancel("web-1", "t1"));
  }

  @Test
  void leavesTheRestForTheNextPlanWhenAServiceHangs() {
    // given
    member("web-1", "web-2", "web-3");
    perSend = Duration.ofSeconds(11);
    var actions = new ArrayList<>(cancels());
    actions.add(new Action.Announce(null, false, "Done", "done"));
    // when
    Acted acted = executor.act(GROUP, actions, name -> Optional.of(rollout(START)));
    // then
    assertThat(tried).containsExactly("web-1", "event Done");
    assertThat(acted.undone()).hasSize(2);
  }

  @Test
  void actsOnlyAsLongAsTheLeaseIsSure() {
    // given
    member("web-1", "web-2", "web-3");
    leadership.sureFor(1);
    // when
    Acted acted = act(cancels());
    // then
    assertThat(tried).containsExactly("web-1");
    assertThat(acted.undone()).hasSize(2);
  }

  @Test
  void sendsNothingAgainThatWasJustSent() {
    // given
    member("web-1");
    Action.SendTicket ticket = ticket(turn(TurnKind.Lead, 1, START));
    assertThat(act(List.of(ticket)).tickets()).isEqualTo(1);
    // when
    Acted again = act(List.of(ticket));
    // then
    assertThat(again.well()).isTrue();
    assertThat(again.tickets()).isZero();
    assertThat(tried).hasSize(1);
  }

  @Test
  void measuresTheWayFromThePushToTheFirstTicketOnce() {
    // given
    member("web-1");
    Action.SendTicket first = ticket(turn(TurnKind.Lead, 1, START));
    now = START.plusSeconds(3);
    // when
    act(List.of(first));
    now = now.plus(Timings.DEFAULT.resend());
    act(List.of(first));
    act(List.of(ticket(turn(TurnKind.Rollout, 2, now))));
    // then
    var timer = registry.get("skynet.push.to.ticket").timer();
    assertThat(timer.count()).isEqualTo(1);
    assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(3);
  }

  @Test
  void measuresFromTheMomentInWhichTheRolloutAppeared() {
    // given
    member("web-1");
    now = START.plusMillis(700);
    appearances.seen(rollout(START));
    now = START.plusMillis(1500);
    appearances.seen(rollout(START));
    // when
    act(List.of(ticket(turn(TurnKind.Lead, 1, START))));
    // then
    assertThat(registry.get("skynet.push.to.ticket").timer().totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(800);
  }

  @Test
  void aRolloutThatWasSeenLateWasMadeWhenItSaysSo() {
    // given
    member("web-1");
    now = START.plusSeconds(60);
    appearances.seen(rollout(START));
    // when
    act(List.of(ticket(turn(TurnKind.Lead, 1, START))));
    // then
    assertThat(registry.get("skynet.push.to.ticket").timer().totalTime(TimeUnit.SECONDS))
        .isEqualTo(60);
  }

  @Test
  void doesNotMeasureWhatAnEarlierLeaderOpened() {
    // given
    member("web-1");
    // when
    act(List.of(ticket(turn(TurnKind.Lead, 1, START.minusSeconds(1)))));
    // then
    assertThat(registry.get("skynet.push.to.ticket").timer().count()).isZero();
  }

  private void member(String... ids) {
    for (String id : ids) {
      inboxes.create(GROUP, id, "sender");
      memory.registered(GROUP, id, Optional.empty());
    }
  }

  private static List<Action> cancels() {
    return List.of(
        new Action.SendCancel("web-1", "t1"),
        new Action.SendCancel("web-2", "t2"),
        new Action.SendCancel("web-3", "t3"));
  }

  private Acted act(List<? extends Action> actions) {
    return executor.act(GROUP, List.copyOf(actions), name -> Optional.of(rollout(START)));
  }

  private static RawRollout rollout(Instant created) {
    var rollout = new RawRollout();
    rollout.setMetadata(
        new ObjectMetaBuilder()
            .withName("r")
            .withUid("uid")
            .withCreationTimestamp(created.toString())
            .build());
    return rollout;
  }

  private static Turn turn(TurnKind why, int number, Instant since) {
    return new Turn(
        "web-1",
        "uid.web-1." + number,
        "r",
        why,
        TurnStep.Install,
        1,
        number,
        1,
        since,
        since.plusSeconds(120),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Action.SendTicket ticket(Turn turn) {
    var artifact =
        new Artifact("key", Sha256.ofLines("artifact"), 1, 1, 1, new Platform("linux", "x86_64"));
    return new Action.SendTicket(
        turn, Release.of("a".repeat(40), artifact, null), Duration.ofMinutes(10));
  }

  /** Inboxes of which some do not answer, and that take their time. */
  private final class Flaky implements InstanceInbox {
    @Override
    public void send(ToAgent message) throws InboxMissing {
      tried.add(message.instance());
      now = now.plus(perSend);
      if (broken.contains(message.instance())) {
        throw new IllegalStateException("no answer");
      }
      inboxes.send(message);
    }
  }
}
