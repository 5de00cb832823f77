package dev.skynet.operator.act;

import static dev.skynet.operator.observe.Words.FLEET;
import static dev.skynet.operator.observe.Words.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.Timings;
import dev.skynet.operator.artifact.FakeArtifacts;
import dev.skynet.operator.fleet.FakeInboxes;
import dev.skynet.operator.jobs.JobBoard;
import dev.skynet.operator.kube.FakeAnnouncer;
import dev.skynet.operator.leader.FakeLeadership;
import dev.skynet.operator.leader.Reign;
import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.operator.observe.FleetMemory;
import dev.skynet.operator.observe.GroupDirectory;
import dev.skynet.protocol.names.GroupName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeparturesTest {
  private static final Instant START = Instant.parse("2026-07-01T10:00:00Z");
  private static final Duration LINGER = Duration.ofHours(1);

  private final FakeInboxes inboxes = new FakeInboxes();
  private final FleetMemory memory = new FleetMemory(Duration.ofSeconds(60), () -> 0);
  private final FakeLeadership leadership = new FakeLeadership(new Reign("reign", START));
  private final OperatorMetrics metrics = new OperatorMetrics(new SimpleMeterRegistry());
  private final SentLog sent = new SentLog();
  private final JobBoard jobs =
      new JobBoard(
          job -> {
            throw new IOException("never");
          },
          group -> {},
          metrics,
          Duration.ofMillis(1),
          Duration.ofMillis(2));
  private boolean exists;
  private boolean lookedAfter = true;
  private Instant now = START;
  private final Departures departures =
      new Departures(
          new Directory(),
          memory,
          new ActionExecutor(
              new ActionExecutor.Parts(
                  FLEET,
                  Timings.DEFAULT,
                  () -> now,
                  leadership,
                  inboxes,
                  inboxes,
                  new FakeArtifacts(FLEET),
                  new FakeAnnouncer(),
                  memory,
                  sent,
                  metrics,
                  new Appearances(() -> now),
                  START)),
          jobs,
          sent,
          () -> leadership.sure(Duration.ZERO),
          () -> now,
          LINGER);

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void aGroupThatWasNotSeenToGoLingersBeforeItsInboxesAreDeleted() {
    // given
    member("web-1");
    // when
    departures.haveInboxes(List.of(GROUP));
    now = now.plus(LINGER).minusSeconds(1);
    departures.haveInboxes(List.of(GROUP));
    // then
    assertThat(inboxes.list()).hasSize(1);
    // and when
    now = now.plusSeconds(1);
    departures.haveInboxes(List.of(GROUP));
    // then
    assertThat(inboxes.list()).isEmpty();
  }

  @Test
  void nothingIsDeletedOfANamespaceThatIsNotLookedAfterAnyMore() {
    // given
    member("web-1");
    lookedAfter = false;
    departures.haveInboxes(List.of(GROUP));
    // when
    now = now.plus(LINGER).plusSeconds(1);
    departures.haveInboxes(List.of(GROUP));
    // then
    assertThat(inboxes.list()).hasSize(1);
  }

  @Test
  void aGroupThatIsThereAgainLingersAnewTheNextTime() {
    // given
    member("web-1");
    departures.gone(GROUP);
    member("web-1");
    exists = true;
    departures.haveInboxes(List.of());
    exists = false;
    // when
    departures.haveInboxes(List.of(GROUP));
    // then
    assertThat(inboxes.list()).hasSize(1);
  }

  @Test
  void whatCouldNotBeDeletedIsTriedAgainWhenTheRegisterIsRead() {
    // given
    member("web-1");
    inboxes.down(true);
    assertThat(departures.gone(GROUP)).isFalse();
    inboxes.down(false);
    // when
    departures.haveInboxes(List.of(GROUP));
    // then
    assertThat(inboxes.list()).isEmpty();
    assertThat(memory.groups()).isEmpty();
  }

  @Test
  void deletesNoInboxMoreOnceTheLeaseIsNotSure() {
    // given
    member("web-1");
    member("web-2");
    leadership.sureFor(1);
    // when
    boolean all = departures.gone(GROUP);
    // then
    assertThat(all).isFalse();
    assertThat(inboxes.list()).hasSize(1);
  }

  private void member(String id) {
    inboxes.create(GROUP, id, "sender");
    memory.registerRead(inboxes.list());
  }

  private final class Directory implements GroupDirectory {
    @Override
    public boolean isKnown(GroupName group) {
      return exists;
    }

    @Override
    public boolean isLookedAfter(GroupName group) {
      return lookedAfter;
    }

    @Override
    public boolean exists(GroupName group) {
      return exists;
    }

    @Override
    public void wake(GroupName group) {}

    @Override
    public void wakeAll() {}
  }
}
