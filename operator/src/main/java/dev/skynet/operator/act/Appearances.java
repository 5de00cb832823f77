package dev.skynet.operator.act;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When Rollouts were made. Their creation timestamp knows whole seconds only; one that this leader
 * saw appear within that second or so was made when it appeared.
 */
public final class Appearances {
  private static final int KEPT = 1_000;
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private final InstantSource clock;
  private final Map<String, Instant> byUid = new LinkedHashMap<>();

  /**
   * @param clock AWS time
   */
  public Appearances(InstantSource clock) {
    this.clock = clock;
  }

  /** A Rollout was seen, perhaps not for the first time; does not block. */
  public synchronized void seen(HasMetadata rollout) {
    byUid.putIfAbsent(rollout.getMetadata().getUid(), clock.instant());
    if (byUid.size() > KEPT) {
      byUid.remove(byUid.keySet().iterator().next());
    }
  }

  /** When it was made; empty for an object without a creation timestamp. */
  synchronized Optional<Instant> of(HasMetadata rollout) {
    ObjectMeta meta = rollout.getMetadata();
    return Optional.ofNullable(meta.getCreationTimestamp())
        .map(Instant::parse)
        .map(created -> precise(created, byUid.getOrDefault(meta.getUid(), created)));
  }

  private static Instant precise(Instant created, Instant seen) {
    boolean atOnce = Duration.between(created, seen).abs().compareTo(TOLERANCE) < 0;
    return atOnce ? seen : created;
  }
}
