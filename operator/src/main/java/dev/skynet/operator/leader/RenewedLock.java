package dev.skynet.operator.leader;

import static java.net.HttpURLConnection.HTTP_CONFLICT;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A lock that remembers how long its last renewal is good for, and judges the lease of others by
 * the own clock.
 *
 * <p>The client's elector tells neither how long the lease holds, nor does it protect against two
 * clocks that differ: it compares the holder's renewTime with the own time, so that a candidate
 * whose clock is ahead steals a live lease. Here a foreign record counts from the moment it was
 * first seen, on the monotonic clock.
 */
final class RenewedLock implements Lock {
  private final Lock inner;
  private final Duration lease;
  private final LongSupplier nanoTime;
  private final InstantSource wallClock;
  private final ApiHealth api;
  private volatile Optional<Renewal> renewal = Optional.empty();
  private @Nullable LeaderElectionRecord foreign;
  private long foreignSinceNanos;

  RenewedLock(
      Lock inner, Duration lease, LongSupplier nanoTime, InstantSource wallClock, ApiHealth api) {
    this.inner = inner;
    this.lease = lease;
    this.nanoTime = nanoTime;
    this.wallClock = wallClock;
    this.api = api;
  }

  /**
   * Both clocks must agree: the monotonic may stand still in a suspended machine, the wall clock
   * may be set.
   */
  boolean sure(Duration ahead) {
    return renewal.filter(r -> r.holds(lease.minus(ahead), now())).isPresent();
  }

  @Override
  public synchronized @Nullable LeaderElectionRecord get(KubernetesClient client) {
    LeaderElectionRecord record = probing(() -> inner.get(client));
    if (record == null || isOwn(record)) {
      return record;
    }
    renewal = Optional.empty();
    String holder = record.getHolderIdentity();
    if (holder == null || holder.isEmpty()) {
      return record;
    }
    long nanos = nanoTime.getAsLong();
    if (!record.equals(foreign)) {
      foreign = record;
      foreignSinceNanos = nanos;
    }
    // The elector compares it with the wall clock, which may be set; so the age is handed in as
    // one.
    Instant seen = wallClock.instant().minusNanos(nanos - foreignSinceNanos);
    return record.toBuilder().renewTime(seen.atZone(ZoneOffset.UTC)).build();
  }

  @Override
  public synchronized void create(KubernetesClient client, LeaderElectionRecord record) {
    write(record, () -> inner.create(client, record));
  }

  @Override
  public synchronized void update(KubernetesClient client, LeaderElectionRecord record) {
    write(record, () -> inner.update(client, record));
  }

  @Override
  public String identity() {
    return inner.identity();
  }

  @Override
  public String describe() {
    return inner.describe();
  }

  private void write(LeaderElectionRecord record, Runnable write) {
    // Before the call: a frozen process must not count its sleep as held.
    Renewal begun = now();
    probing(
        () -> {
          write.run();
          return null;
        });
    api.answered();
    renewal = isOwn(record) ? Optional.of(begun) : Optional.empty();
  }

  private <T extends @Nullable Object> T probing(Supplier<T> call) {
    try {
      return call.get();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HTTP_CONFLICT) {
        api.silent();
      }
      throw e;
    }
  }

  private boolean isOwn(LeaderElectionRecord record) {
    return identity().equals(record.getHolderIdentity());
  }

  private Renewal now() {
    return new Renewal(nanoTime.getAsLong(), wallClock.millis());
  }

  private record Renewal(long nanos, long millis) {
    boolean holds(Duration age, Renewal now) {
      return now.nanos - nanos < age.toNanos() && now.millis - millis < age.toMillis();
    }
  }
}
