package dev.skynet.operator.reconcile;

import dev.skynet.crds.common.UnreadableObjectException;
import dev.skynet.operator.group.GroupView;
import dev.skynet.operator.kube.ObjectStore;
import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.operator.reconcile.FinishedRollouts.Finished;
import dev.skynet.operator.reconcile.Reading.Stored;
import dev.skynet.protocol.names.GroupName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a group and its Rollouts fresh; what cannot be read is named and left out. */
final class GroupReading {
  private final ObjectStore objects;
  private final FinishedRollouts finished;
  private final Unreadables unreadables;

  GroupReading(ObjectStore objects, FinishedRollouts finished, Unreadables unreadables) {
    this.objects = objects;
    this.finished = finished;
    this.unreadables = unreadables;
  }

  /** Empty if the group itself cannot be read. */
  Optional<Reading> read(RawGroup raw) {
    GroupView group;
    try {
      group = ObjectReader.group(raw);
      unreadables.good(raw);
    } catch (UnreadableObjectException | RuntimeException e) {
      unreadables.bad(raw, message(e));
      return Optional.empty();
    }
    Map<String, Stored> unfinished = new LinkedHashMap<>();
    List<RawRollout> bad = new ArrayList<>();
    for (RawRollout rollout : objects.unfinished(group.name())) {
      typed(rollout, bad)
          .ifPresent(stored -> unfinished.put(rollout.getMetadata().getName(), stored));
    }
    Map<String, Finished> done = new LinkedHashMap<>();
    finished.of(group.name(), this::load).stream()
        .filter(f -> !unfinished.containsKey(f.view().name()))
        .forEach(f -> done.put(f.view().name(), f));
    return Optional.of(new Reading(raw, group, unfinished, done, bad));
  }

  private List<Finished> load(GroupName group) {
    return objects.finished(group).stream()
        .flatMap(raw -> typed(raw, new ArrayList<>()).stream())
        .map(GroupReading::finished)
        .toList();
  }

  static Finished finished(Stored stored) {
    return new Finished(stored.view(), stored.raw().getMetadata().getResourceVersion());
  }

  private Optional<Stored> typed(RawRollout raw, List<RawRollout> bad) {
    try {
      Stored stored = new Stored(raw, ObjectReader.rollout(raw));
      unreadables.good(raw);
      return Optional.of(stored);
    } catch (UnreadableObjectException | RuntimeException e) {
      unreadables.bad(raw, message(e));
      bad.add(raw);
      return Optional.empty();
    }
  }

  private static String message(Exception e) {
    return e instanceof UnreadableObjectException ? String.valueOf(e.getMessage()) : e.toString();
  }
}
