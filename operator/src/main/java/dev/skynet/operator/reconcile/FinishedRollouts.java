package dev.skynet.operator.reconcile;

import dev.skynet.operator.group.RolloutView;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.protocol.names.GroupName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finished Rollouts by group: their rows say what a split group's members were left on. Nobody but
 * the operator changes their status, and it writes with the version that it remembers here; they
 * are listed anew now and then, because people delete them.
 */
final class FinishedRollouts {
  /** As many as the pointer in S3 remembers. */
  private static final int KEPT = 100;

  private final Map<GroupName, Listed> groups = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Duration listedAgain;

  FinishedRollouts(InstantSource clock, Duration listedAgain) {
    this.clock = clock;
    this.listedAgain = listedAgain;
  }

  /** A finished Rollout and the resourceVersion that it was read with. */
  record Finished(RolloutView view, String version) {}

  /** What a list held. */
  record Loaded(List<Finished> good, List<RawRollout> unreadable) {}

  private record Listed(Instant at, Map<String, Finished> byName, List<RawRollout> unreadable) {}

  /**
   * Those of a group that matter; loads them where that is due, and forgets all others. Passes of
   * one group never overlap.
   */
  Collection<Finished> of(
      GroupName group, Function<GroupName, Loaded> load, Predicate<Finished> matters) {
    Listed listed = groups.get(group);
    Instant now = clock.instant();
    if (listed == null || listed.at().plus(listedAgain).isBefore(now)) {
      listed = listed(load.apply(group), matters, now);
      groups.put(group, listed);
    }
    listed.byName().values().removeIf(matters.negate());
    return listed.byName().values();
  }

  /** Those that do not matter may be many: they must not crowd out one that does. */
  private static Listed listed(Loaded loaded, Predicate<Finished> matters, Instant now) {
    Map<String, Finished> known = new ConcurrentHashMap<>();
    for (Finished one : newest(loaded.good().stream().filter(matters).toList())) {
      known.put(one.view().name(), one);
    }
    return new Listed(now, known, loaded.unreadable());
  }

  private static List<Finished> newest(List<Finished> all) {
    return all.stream()
        .sorted(Comparator.comparing((Finished f) -> f.view().created()).reversed())
        .limit(KEPT)
        .toList();
  }

  /** Those that the last list held and nobody could read. */
  List<RawRollout> unreadable(GroupName group) {
    Listed listed = groups.get(group);
    return listed == null ? List.of() : listed.unreadable();
  }

  Optional<Finished> find(GroupName group, String name) {
    return Optional.ofNullable(byName(group).get(name));
  }

  void put(GroupName group, Finished finished) {
    if (!groups.containsKey(group)) {
      return;
    }
    Map<String, Finished> known = byName(group);
    known.put(finished.view().name(), finished);
    if (known.size() > KEPT) {
      known.values().stream()
          .min(Comparator.comparing(f -> f.view().created()))
          .ifPresent(oldest -> known.remove(oldest.view().name()));
    }
  }

  void remove(GroupName group, String name) {
    byName(group).remove(name);
  }

  void forget(GroupName group) {
    groups.remove(group);
  }

  private Map<String, Finished> byName(GroupName group) {
    Listed listed = groups.get(group);
    return listed == null ? new ConcurrentHashMap<>() : listed.byName();
  }
}
