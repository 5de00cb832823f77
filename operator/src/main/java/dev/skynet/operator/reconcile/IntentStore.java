package dev.skynet.operator.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skynet.crds.common.UnreadableObjectException;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.group.Plan;
import dev.skynet.operator.kube.MetaChange;
import dev.skynet.operator.kube.ObjectStore;
import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.operator.kube.Stale;
import dev.skynet.operator.reconcile.FinishedRollouts.Finished;
import dev.skynet.operator.reconcile.Reading.Stored;
import dev.skynet.protocol.names.GroupName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stores a plan: finalizers, then the group's status, then those of its Rollouts, each by
 * compare-and-set. The group goes first, so that a stale plan dies before anything is written.
 */
final class IntentStore {
  private final ObjectStore objects;
  private final FinishedRollouts finished;

  IntentStore(ObjectStore objects, FinishedRollouts finished) {
    this.objects = objects;
    this.finished = finished;
  }

  Intent store(Reading reading, Plan plan) {
    RawGroup group = reading.raw();
    if (plan.holdsGroup()) {
      group = changed(group, Marks.group(group, true));
    }
    Map<String, Stored> rollouts = new LinkedHashMap<>(reading.unfinished());
    for (String name : plan.holds()) {
      rollouts.computeIfPresent(name, (n, stored) -> held(stored, reading.raw()));
    }
    Optional<ObjectNode> status =
        ObjectReader.change(group.getStatus(), reading.group().status(), plan.group());
    if (status.isPresent()) {
      group = objects.storeStatus(group, status.get());
    }
    for (Map.Entry<String, RolloutStatus> next : plan.rollouts().entrySet()) {
      Stored stored = rollouts.get(next.getKey());
      if (stored != null) {
        rollouts.put(next.getKey(), stored(stored, next.getValue()));
      } else {
        storeFinished(reading.group().name(), next.getKey(), next.getValue());
      }
    }
    return new Intent(reading, group, rollouts);
  }

  /**
   * Marks Rollouts whose end is stored as finished, and lets go of the group if nothing is held.
   */
  void finish(Intent intent, Plan plan) {
    for (Stored stored : intent.rollouts().values()) {
      if (isFinal(stored) && !plan.holds().contains(stored.view().name())) {
        finishOne(intent, stored);
      }
    }
    releaseLeftOver(intent.reading());
    if (!plan.holdsGroup()) {
      changed(intent.group(), Marks.group(intent.group(), false));
    }
  }

  /** A Rollout that cannot be read, or is a former group's, must still be deletable. */
  void releaseLeftOver(Reading reading) {
    for (RawRollout rollout : reading.leftOver()) {
      if (rollout.getMetadata().getDeletionTimestamp() != null) {
        changed(rollout, Marks.released(rollout));
      }
    }
  }

  boolean isAbandoned(RawGroup group) {
    return group.getMetadata().getDeletionTimestamp() != null && ObjectReader.isAbandoned(group);
  }

  /** Takes every finalizer of ours off. */
  void letGo(RawGroup group, GroupName name) {
    objects.unfinished(name).forEach(rollout -> changed(rollout, Marks.released(rollout)));
    changed(group, Marks.group(group, false));
  }

  private Stored held(Stored stored, RawGroup group) {
    RawRollout raw = changed(stored.raw(), Marks.held(stored.raw(), group));
    return new Stored(raw, stored.view());
  }

  private Stored stored(Stored before, RolloutStatus next) {
    Optional<ObjectNode> status =
        ObjectReader.change(before.raw().getStatus(), before.view().status(), next);
    return status.map(s -> typed(objects.storeStatus(before.raw(), s))).orElse(before);
  }

  private void storeFinished(GroupName group, String name, RolloutStatus next) {
    Finished known =
        finished
            .find(group, name)
            .orElseThrow(() -> new Stale("status of Rollout " + name + ", which was not read"));
    if (next.equals(known.view().status())) {
      return;
    }
    Stored fresh =
        objects
            .rollout(group.namespace(), name)
            .map(IntentStore::typed)
            .orElseThrow(() -> forgotten(group, name));
    if (!known.version().equals(fresh.raw().getMetadata().getResourceVersion())) {
      finished.put(group, GroupReading.finished(fresh));
      throw new Stale("status of finished Rollout " + name);
    }
    finished.put(group, GroupReading.finished(stored(fresh, next)));
  }

  private Stale forgotten(GroupName group, String name) {
    finished.remove(group, name);
    return new Stale("status of Rollout " + name + ", which is gone");
  }

  private void finishOne(Intent intent, Stored stored) {
    MetaChange change = Marks.finished(stored.raw(), intent.group());
    RawRollout raw = changed(stored.raw(), change);
    if (raw.getMetadata().getDeletionTimestamp() == null) {
      finished.put(intent.name(), GroupReading.finished(new Stored(raw, stored.view())));
    }
  }

  private static boolean isFinal(Stored stored) {
    var phase = stored.view().status().phase();
    return phase != null && phase.isFinal();
  }

  private RawRollout changed(RawRollout read, MetaChange change) {
    return change.isEmpty() ? read : objects.change(read, change);
  }

  private RawGroup changed(RawGroup read, MetaChange change) {
    return change.isEmpty() ? read : objects.change(read, change);
  }

  /** What we have written ourselves we can read, else nobody can. */
  private static Stored typed(RawRollout raw) {
    try {
      return new Stored(raw, ObjectReader.rollout(raw));
    } catch (UnreadableObjectException e) {
      throw new IllegalStateException(
          "Rollout " + raw.getMetadata().getName() + " cannot be read: " + e.getMessage(), e);
    }
  }
}
