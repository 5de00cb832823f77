package dev.skynet.operator.reconcile;

import dev.skynet.operator.group.RolloutView;
import dev.skynet.protocol.names.GroupName;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Finished Rollouts by group, listed once a reign: their rows say what a split group's members were
 * left on. Nobody but the operator changes their status, and it writes with the version that it
 * remembers here.
 */
final class FinishedRollouts {
  /** As many as the pointer in S3 remembers. */
  private static final int KEPT = 100;

  private final Map<GroupName, Map<String, Finished>> groups = new ConcurrentHashMap<>();

  /** A finished Rollout and the resourceVersion that it was read with. */
  record Finished(RolloutView view, String version) {}

  /** Those of a group; loads them the first time. Passes of one group never overlap. */
  Collection<Finished> of(GroupName group, Function<GroupName, List<Finished>> load) {
    Map<String, Finished> known = groups.get(group);
    if (known == null) {
      known = new ConcurrentHashMap<>();
      for (Finished one : newest(load.apply(group))) {
        known.put(one.view().name(), one);
      }
      groups.put(group, known);
    }
    return known.values();
  }

  private static List<Finished> newest(List<Finished> all) {
    return all.stream()
        .sorted(Comparator.comparing((Finished f) -> f.view().created()).reversed())
        .limit(KEPT)
        .toList();
  }

  Optional<Finished> find(GroupName group, String name) {
    return Optional.ofNullable(groups.getOrDefault(group, Map.of()).get(name));
  }

  void put(GroupName group, Finished finished) {
    Map<String, Finished> known = groups.get(group);
    if (known == null) {
      return;
    }
    known.put(finished.view().name(), finished);
    if (known.size() > KEPT) {
      known.values().stream()
          .min(Comparator.comparing(f -> f.view().created()))
          .ifPresent(oldest -> known.remove(oldest.view().name()));
    }
  }

  void remove(GroupName group, String name) {
    groups.computeIfPresent(
        group,
        (g, known) -> {
          known.remove(name);
          return known;
        });
  }

  void forget(GroupName group) {
    groups.remove(group);
  }
}
