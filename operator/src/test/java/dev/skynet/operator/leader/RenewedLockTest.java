package dev.skynet.operator.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenewedLockTest {
  private static final Instant START = Instant.parse("2026-07-01T10:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration AHEAD = Duration.ofSeconds(5);

  /** Is handed through and never called. */
  private final KubernetesClient client = new KubernetesClientBuilder().build();

  private final Stored stored = new Stored();
  private final ApiHealth api = new ApiHealth();
  private Instant wall = START;
  private long nanos;
  private final RenewedLock lock = new RenewedLock(stored, LEASE, () -> nanos, () -> wall, api);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void isSureOfTheTimeThatTheLeaseStillHas() {
    // given
    lock.create(client, record("me"));
    // then
    later(Duration.ofMillis(9_999));
    assertThat(lock.sure(AHEAD)).isTrue();
    later(Duration.ofMillis(1));
    assertThat(lock.sure(AHEAD)).isFalse();
    assertThat(lock.sure(Duration.ZERO)).isTrue();
  }

  @Test
  void countsFromBeforeTheCallThatAFrozenProcessSleptIn() {
    // given
    stored.whileWriting = () -> later(Duration.ofSeconds(30));
    // when
    lock.update(client, record("me"));
    // then
    assertThat(lock.sure(Duration.ZERO)).isFalse();
  }

  @Test
  void bothClocksMustAgree() {
    // given
    lock.create(client, record("me"));
    // when
    wall = wall.plusSeconds(20);
    // then
    assertThat(lock.sure(AHEAD)).isFalse();
    // and given
    wall = START;
    nanos = Duration.ofSeconds(20).toNanos();
    // then
    assertThat(lock.sure(AHEAD)).isFalse();
  }

  @Test
  void isNotSureAnyMoreOnceAnotherHolderWasSeen() {
    // given
    lock.create(client, record("me"));
    stored.record = record("other");
    // when
    lock.get(client);
    // then
    assertThat(lock.sure(Duration.ZERO)).isFalse();
  }

  @Test
  void aForeignLeaseCountsFromWhenItWasFirstSeenWhateverClockItsHolderHas() {
    // given
    stored.record = record("other").toBuilder().renewTime(at(START.minusSeconds(60))).build();
    // then
    assertThat(renewTime()).isEqualTo(START);
    later(Duration.ofSeconds(10));
    assertThat(renewTime()).isEqualTo(START);
    // and when
    stored.record = record("other").toBuilder().renewTime(at(START.minusSeconds(58))).build();
    // then
    assertThat(renewTime()).isEqualTo(START.plusSeconds(10));
  }

  @Test
  void aForeignLeaseDoesNotEndBecauseTheOwnWallClockIsSet() {
    // given
    stored.record = record("other");
    renewTime();
    later(Duration.ofSeconds(3));
    // when
    wall = wall.plusSeconds(3_600);
    // then
    assertThat(Duration.between(renewTime(), wall)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void theApiServerIsWritableByTheLastAnswerToAWrite() {
    // given
    assertThat(api.writable()).isFalse();
    lock.create(client, record("me"));
    assertThat(api.writable()).isTrue();
    // when
    stored.failure = new KubernetesClientException("away");
    assertThatThrownBy(() -> lock.update(client, record("me")))
        .isInstanceOf(KubernetesClientException.class);
    // then
    assertThat(api.writable()).isFalse();
    // and when
    stored.failure = null;
    lock.update(client, record("me"));
    // then
    assertThat(api.writable()).isTrue();
  }

  @Test
  void aConflictIsAnAnswer() {
    // given
    lock.create(client, record("me"));
    stored.failure =
        new KubernetesClientException("conflict", HttpURLConnection.HTTP_CONFLICT, null);
    // when
    assertThatThrownBy(() -> lock.update(client, record("me")))
        .isInstanceOf(KubernetesClientException.class);
    // then
    assertThat(api.writable()).isTrue();
  }

  private Instant renewTime() {
    return Objects.requireNonNull(lock.get(client)).getRenewTime().toInstant();
  }

  private void later(Duration period) {
    wall = wall.plus(period);
    nanos += period.toNanos();
  }

  private static java.time.ZonedDateTime at(Instant instant) {
    return instant.atZone(ZoneOffset.UTC);
  }

  private static LeaderElectionRecord record(String holder) {
    return new LeaderElectionRecord(holder, LEASE, at(START), at(START), 0);
  }

  /** What the API server has. */
  private static final class Stored implements Lock {
    private @Nullable LeaderElectionRecord record;
    private @Nullable KubernetesClientException failure;
    private Runnable whileWriting = () -> {};

    @Override
    public @Nullable LeaderElectionRecord get(KubernetesClient client) {
      return record;
    }

    @Override
    public void create(KubernetesClient client, LeaderElectionRecord next) {
      update(client, next);
    }

    @Override
    public void update(KubernetesClient client, LeaderElectionRecord next) {
      whileWriting.run();
      if (failure != null) {
        throw failure;
      }
      record = next;
    }

    @Override
    public String identity() {
      return "me";
    }

    @Override
    public String describe() {
      return "lease";
    }
  }
}
