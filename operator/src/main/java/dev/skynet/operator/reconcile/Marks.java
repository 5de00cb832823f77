package dev.skynet.operator.reconcile;

import dev.skynet.crds.group.InstanceGroup;
import dev.skynet.crds.rollout.Rollout;
import dev.skynet.operator.kube.MetaChange;
import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.kube.RawRollout;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which finalizers, labels and owners an object should have; nothing is written here. */
final class Marks {
  private Marks() {}

  /** What a Rollout lacks before anything is stored about it. */
  static MetaChange held(RawRollout rollout, RawGroup group) {
    ObjectMeta meta = rollout.getMetadata();
    // The API server refuses new finalizers on what is being deleted.
    boolean finalizer = meta.getDeletionTimestamp() == null && !has(rollout, Rollout.FINALIZER);
    return new MetaChange(
        finalizer ? Optional.of(with(rollout, Rollout.FINALIZER)) : Optional.empty(),
        missing(meta, Map.of(Rollout.GROUP_LABEL, group.getMetadata().getName())),
        owned(meta, group.getMetadata().getUid())
            ? Optional.empty()
            : Optional.of(owners(meta, group)));
  }

  /** What a finished Rollout still has to lose and to get. */
  static MetaChange finished(RawRollout rollout, RawGroup group) {
    return new MetaChange(
        has(rollout, Rollout.FINALIZER)
            ? Optional.of(without(rollout, Rollout.FINALIZER))
            : Optional.empty(),
        missing(
            rollout.getMetadata(),
            Map.of(
                Rollout.FINISHED_LABEL,
                "true",
                Rollout.GROUP_LABEL,
                group.getMetadata().getName())),
        Optional.empty());
  }

  /** Lets a Rollout go. */
  static MetaChange released(RawRollout rollout) {
    return has(rollout, Rollout.FINALIZER)
        ? MetaChange.finalizers(without(rollout, Rollout.FINALIZER))
        : none();
  }

  /** The group's finalizer, on or off. */
  static MetaChange group(RawGroup group, boolean held) {
    boolean has = has(group, InstanceGroup.FINALIZER);
    if (held == has || (held && group.getMetadata().getDeletionTimestamp() != null)) {
      return none();
    }
    return MetaChange.finalizers(
        held ? with(group, InstanceGroup.FINALIZER) : without(group, InstanceGroup.FINALIZER));
  }

  /** Whether a Rollout goes with a group of this name that was there before. */
  static boolean isOfFormer(RawRollout rollout, RawGroup group) {
    List<OwnerReference> groups =
        ownerReferences(rollout.getMetadata()).stream()
            .filter(o -> o.getKind().equals(group.getKind()))
            .filter(o -> o.getApiVersion().equals(group.getApiVersion()))
            .toList();
    return !groups.isEmpty()
        && groups.stream().noneMatch(o -> o.getUid().equals(group.getMetadata().getUid()));
  }

  private static MetaChange none() {
    return new MetaChange(Optional.empty(), Map.of(), Optional.empty());
  }

  private static boolean has(HasMetadata object, String finalizer) {
    return finalizers(object).contains(finalizer);
  }

  private static List<String> with(HasMetadata object, String finalizer) {
    List<String> all = new ArrayList<>(finalizers(object));
    all.add(finalizer);
    return all;
  }

  private static List<String> without(HasMetadata object, String finalizer) {
    return finalizers(object).stream().filter(f -> !f.equals(finalizer)).toList();
  }

  private static List<String> finalizers(HasMetadata object) {
    return Objects.requireNonNullElse(object.getMetadata().getFinalizers(), List.of());
  }

  private static Map<String, String> missing(ObjectMeta meta, Map<String, String> wanted) {
    Map<String, String> labels = Objects.requireNonNullElse(meta.getLabels(), Map.of());
    Map<String, String> missing = new HashMap<>(wanted);
    missing.entrySet().removeIf(e -> e.getValue().equals(labels.get(e.getKey())));
    return missing;
  }

  private static boolean owned(ObjectMeta meta, String uid) {
    return ownerReferences(meta).stream().anyMatch(o -> uid.equals(o.getUid()));
  }

  /** Without blockOwnerDeletion: a deleted group never waits for its history. */
  private static List<OwnerReference> owners(ObjectMeta meta, RawGroup group) {
    List<OwnerReference> all = new ArrayList<>(ownerReferences(meta));
    all.add(
        new OwnerReferenceBuilder()
            .withApiVersion(group.getApiVersion())
            .withKind(group.getKind())
            .withName(group.getMetadata().getName())
            .withUid(group.getMetadata().getUid())
            .build());
    return all;
  }

  private static List<OwnerReference> ownerReferences(ObjectMeta meta) {
    return Objects.requireNonNullElse(meta.getOwnerReferences(), List.of());
  }
}
