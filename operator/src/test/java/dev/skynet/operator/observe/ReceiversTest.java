package dev.skynet.operator.observe;

import static dev.skynet.operator.observe.Words.FLEET;
import static dev.skynet.operator.observe.Words.GROUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.operator.Timings;
import dev.skynet.operator.fleet.FakePulses;
import dev.skynet.operator.fleet.FakeReports;
import dev.skynet.operator.leader.ApiHealth;
import dev.skynet.operator.leader.FakeLeadership;
import dev.skynet.operator.leader.Reign;
import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.protocol.names.GroupName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What of the queues is taken, and when. */
class ReceiversTest {
  private static final Instant START = Instant.parse("2026-07-01T10:00:00Z");
  private static final Duration SETTLE = Timings.DEFAULT.settle();
  private static final String SENDER = "AROAWEB:i";

  private final FakeReports queue = new FakeReports();
  private final FakePulses pulses = new FakePulses(() -> START);
  private final FakeLeadership leadership = new FakeLeadership(new Reign("reign", START));
  private final ApiHealth api = new ApiHealth();
  private final FleetMemory memory = new FleetMemory(Duration.ofSeconds(60), () -> 0);
  private final OperatorMetrics metrics = new OperatorMetrics(new SimpleMeterRegistry());
  private final SilenceClock silence = new SilenceClock(Timings.DEFAULT, START);
  private final Directory groups = new Directory();
  private final ReportReceiver reports =
      new ReportReceiver(
          FLEET,
          queue,
          memory,
          groups,
          silence,
          new ReportReceiver.Guard(leadership, api, () -> START),
          metrics);
  private final PulseReceiver heartbeats =
      new PulseReceiver(FLEET, pulses, memory, groups, silence, leadership, () -> START, metrics);

  @Test
  void nothingIsReceivedWhileTheApiServerCannotBeWritten() throws Exception {
    // given
    queue.arrive(new Words("web-1").joined(null), SENDER, START);
    // when
    Duration wait = reports.run();
    // then
    assertThat(wait).isPositive();
    assertThat(memory.pendingReports()).isZero();
    // and when
    api.answered();
    reports.run();
    // then
    assertThat(memory.pendingReports()).isEqualTo(1);
    assertThat(groups.woken).containsExactly(GROUP);
  }

  @Test
  void nothingIsReceivedWithoutTheLease() throws Exception {
    // given
    api.answered();
    queue.arrive(new Words("web-1").joined(null), SENDER, START);
    leadership.sureFor(0);
    // when
    reports.run();
    // then
    assertThat(memory.pendingReports()).isZero();
    assertThat(queue.remaining()).isEqualTo(1);
  }

  @Test
  void nothingIsDeletedBecauseItWasReceived() throws Exception {
    // given
    api.answered();
    queue.arrive(new Words("web-1").joined(null), SENDER, START);
    // when
    reports.run();
    // then
    assertThat(queue.remaining()).isEqualTo(1);
  }

  @Test
  void whatNobodyCanReadIsBuriedAndHoldsUpNothing() throws Exception {
    // given
    api.answered();
    queue.arrive("{", SENDER, START);
    queue.arrive(new Words(new GroupName("shop", "none"), "web-2").joined(null), SENDER, START);
    queue.arrive(new Words("web 3").joined(null), SENDER, START);
    queue.arrive(new Words("web-1").joined(null), SENDER, START);
    // when
    reports.run();
    // then
    assertThat(queue.buried())
        .extracting(b -> b.reason().replaceAll(":.*", ""))
        .containsExactly("Unreadable", "UnknownGroup", "BadInstance");
    assertThat(memory.pendingReports()).isEqualTo(1);
  }

  @Test
  void whatCannotBeBuriedComesAgainAndHoldsUpNothing() throws Exception {
    // given
    api.answered();
    queue.deadLettersDown(true);
    queue.arrive("{", SENDER, START);
    queue.arrive(new Words("web-1").joined(null), SENDER, START);
    // when
    reports.run();
    // then
    assertThat(memory.pendingReports()).isEqualTo(1);
    assertThat(queue.remaining()).isEqualTo(2);
  }

  @Test
  void anOutageOfTheQueueIsATimeInWhichNobodyIsHeard() throws Exception {
    // given
    silence.received(SilenceClock.Source.PULSES, List.of(), START.plus(SETTLE));
    silence.received(SilenceClock.Source.REPORTS, List.of(), START.plus(SETTLE));
    api.answered();
    queue.down(true);
    // when
    assertThatThrownBy(reports::run).isInstanceOf(RuntimeException.class);
    // then
    assertThat(silence.countsFrom(START.plus(SETTLE))).isEmpty();
  }

  @Test
  void aHeartbeatOfNoInstanceThereCanBeIsDropped() {
    // given
    memory.registerRead(List.of());
    pulses.arrive(new Words("../../etc").pulse(), SENDER, START);
    pulses.arrive(new Words("web-1").pulse(), SENDER, START);
    // when
    heartbeats.run();
    // then
    assertThat(memory.see(GROUP, s -> true, Set.of()).asking()).containsOnlyKeys("web-1");
  }

  private static final class Directory implements GroupDirectory {
    private final List<GroupName> woken = new ArrayList<>();

    @Override
    public boolean isKnown(GroupName group) {
      return exists(group);
    }

    @Override
    public boolean isLookedAfter(GroupName group) {
      return true;
    }

    @Override
    public boolean exists(GroupName group) {
      return group.equals(GROUP);
    }

    @Override
    public void wake(GroupName group) {
      woken.add(group);
    }

    @Override
    public void wakeAll() {}
  }
}
