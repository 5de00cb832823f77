package dev.skynet.operator.reconcile;

import dev.skynet.crds.common.UnreadableObjectException;
import dev.skynet.crds.group.ActiveRollout;
import dev.skynet.crds.group.DesiredRevision;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.operator.group.GroupView;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.operator.kube.ObjectStore;
import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.operator.reconcile.FinishedRollouts.Finished;
import dev.skynet.operator.reconcile.FinishedRollouts.Loaded;
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
    } catch (UnreadableObjectException | RuntimeException e) {
      unreadables.bad(
          new GroupName(raw.getMetadata().getNamespace(), raw.getMetadata().getName()),
          raw,
          message(e));
      return Optional.empty();
    }
    Map<String, Stored> unfinished = new LinkedHashMap<>();
    List<RawRollout> bad = new ArrayList<>();
    List<RawRollout> former = new ArrayList<>();
    for (RawRollout rollout : objects.unfinished(group.name())) {
      if (Marks.isOfFormer(rollout, raw)) {
        former.add(rollout);
      } else {
        typed(group.name(), rollout, bad)
            .ifPresent(stored -> unfinished.put(rollout.getMetadata().getName(), stored));
      }
    }
    Map<String, Finished> done = new LinkedHashMap<>();
    finished
        .of(group.name(), name -> load(name, raw), f -> matters(f.view(), group.status()))
        .stream()
        .filter(f -> !unfinished.containsKey(f.view().name()))
        .forEach(f -> done.put(f.view().name(), f));
    unreadables.only(group.name(), bad, finished.unreadable(group.name()));
    return Optional.of(new Reading(raw, group, unfinished, done, bad, former));
  }

  /**
   * Whether the end of a Rollout can still be of use: it holds turns, it brought what is desired,
   * or it came after that and may have left members on something else. Others may be many and
   * large.
   */
  private static boolean matters(RolloutView rollout, InstanceGroupStatus group) {
    ActiveRollout active = group.active();
    DesiredRevision desired = group.desired();
    return desired == null
        || desired.rollout().equals(rollout.name())
        || rollout.status().fence() >= desired.fence()
        || (active != null && active.name().equals(rollout.name()))
        || group.turns().stream().anyMatch(turn -> turn.rollout().equals(rollout.name()));
  }

  private Loaded load(GroupName group, RawGroup raw) {
    List<RawRollout> bad = new ArrayList<>();
    List<Finished> good =
        objects.finished(group).stream()
            .filter(rollout -> !Marks.isOfFormer(rollout, raw))
            .flatMap(rollout -> typed(group, rollout, bad).stream())
            .map(GroupReading::finished)
            .toList();
    return new Loaded(good, bad);
  }

  static Finished finished(Stored stored) {
    return new Finished(stored.view(), stored.raw().getMetadata().getResourceVersion());
  }

  private Optional<Stored> typed(GroupName group, RawRollout raw, List<RawRollout> bad) {
    try {
      return Optional.of(new Stored(raw, ObjectReader.rollout(raw)));
    } catch (UnreadableObjectException | RuntimeException e) {
      unreadables.bad(group, raw, message(e));
      bad.add(raw);
      return Optional.empty();
    }
  }

  private static String message(Exception e) {
    return e instanceof UnreadableObjectException ? String.valueOf(e.getMessage()) : e.toString();
  }
}
