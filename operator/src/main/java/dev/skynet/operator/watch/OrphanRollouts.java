package dev.skynet.operator.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skynet.crds.common.UnreadableObjectException;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.operator.kube.Announcer;
import dev.skynet.operator.kube.ObjectStore;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.operator.kube.Stale;
import dev.skynet.operator.kube.WriteRefused;
import dev.skynet.operator.observe.GroupDirectory;
import dev.skynet.operator.observe.Loop;
import dev.skynet.operator.reconcile.OrphanStatus;
import dev.skynet.protocol.names.GroupName;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a Rollout without a group that it waits for one. The framework drops a knock on a group
 * that does not exist, so these have a watcher of their own; as soon as the group is there its
 * passes plan them like any other.
 */
public final class OrphanRollouts implements Loop.Step {
  private static final Logger log = LoggerFactory.getLogger(OrphanRollouts.class);

  private final ObjectStore objects;
  private final Announcer announcer;
  private final GroupDirectory groups;
  private final Supplier<Stream<RawRollout>> known;
  private final BooleanSupplier sure;
  private final InstantSource clock;
  private final Duration period;
  private final BlockingQueue<Key> waiting = new LinkedBlockingQueue<>();

  private record Key(String namespace, String name) {}

  /**
   * @param known every unfinished Rollout, as last heard of
   * @param sure whether this process may write now
   * @param period after which all are looked at
   */
  public OrphanRollouts(
      ObjectStore objects,
      Announcer announcer,
      GroupDirectory groups,
      Supplier<Stream<RawRollout>> known,
      BooleanSupplier sure,
      InstantSource clock,
      Duration period) {
    this.objects = objects;
    this.announcer = announcer;
    this.groups = groups;
    this.known = known;
    this.sure = sure;
    this.clock = clock;
    this.period = period;
  }

  /** Notes a Rollout that has appeared or changed, if its group is not known; does not block. */
  public void seen(RawRollout rollout) {
    if (isOrphan(rollout)) {
      waiting.add(key(rollout));
    }
  }

  /** Waits for one, at most for the period, and then looks at it or at all. */
  @Override
  public Duration run() throws InterruptedException {
    @Nullable Key next = waiting.poll(period.toMillis(), TimeUnit.MILLISECONDS);
    if (next != null) {
      look(next);
    } else {
      known.get().filter(this::isOrphan).map(OrphanRollouts::key).toList().forEach(this::look);
    }
    return Duration.ZERO;
  }

  private void look(Key key) {
    try {
      objects.rollout(key.namespace(), key.name()).ifPresent(this::look);
    } catch (Stale | WriteRefused | KubernetesClientException e) {
      log.debug("Rollout {}/{} is looked at later", key.namespace(), key.name(), e);
    }
  }

  /** For tests: looks at one at once. */
  void look(RawRollout rollout) {
    Optional<GroupName> group = GroupWatch.groupOf(rollout);
    if (group.isEmpty() || groups.exists(group.get()) || !sure.getAsBoolean()) {
      return;
    }
    if (OrphanStatus.isHeld(rollout)) {
      objects.change(rollout, OrphanStatus.released(rollout));
      return;
    }
    try {
      Optional<ObjectNode> status = OrphanStatus.waiting(rollout, group.get(), clock.instant());
      if (status.isPresent()) {
        RawRollout stored = objects.storeStatus(rollout, status.get());
        log.info("Rollout {} waits for group {}", rollout.getMetadata().getName(), group.get());
        if (!OrphanStatus.waits(rollout)) {
          announce(stored, OrphanStatus.message(group.get()));
        }
      }
    } catch (UnreadableObjectException e) {
      log.warn(
          "Rollout {}/{} cannot be read: {}",
          rollout.getMetadata().getNamespace(),
          rollout.getMetadata().getName(),
          e.getMessage());
    }
  }

  private void announce(RawRollout rollout, String message) {
    try {
      announcer.announce(rollout, false, RolloutPhase.Pending.name(), message);
    } catch (RuntimeException e) {
      // For people only: nothing waits for it, and it is not tried again.
      log.warn("event of Rollout {} could not be made: {}", key(rollout), e.toString());
    }
  }

  private boolean isOrphan(RawRollout rollout) {
    return GroupWatch.groupOf(rollout).filter(g -> !groups.isKnown(g)).isPresent();
  }

  private static Key key(RawRollout rollout) {
    return new Key(rollout.getMetadata().getNamespace(), rollout.getMetadata().getName());
  }
}
