package dev.skynet.operator.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.protocol.names.GroupName;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Which changes are worth a look, and what of an object is kept in memory. */
final class Knocks {
  private Knocks() {}

  /** Not the operator's own writes of status and finalizers. */
  static boolean group(RawGroup now, RawGroup before) {
    ObjectMeta a = now.getMetadata();
    ObjectMeta b = before.getMetadata();
    return changed(a, b) || !Objects.equals(a.getAnnotations(), b.getAnnotations());
  }

  /** Not the operator's own writes of status and finalizers. */
  static boolean rollout(RawRollout now, RawRollout before) {
    return changed(now.getMetadata(), before.getMetadata());
  }

  /** The name of the group that a Rollout is for, if it can be read. */
  static Optional<String> groupOf(RawRollout rollout) {
    JsonNode spec = rollout.getSpec();
    return Optional.ofNullable(spec)
        .map(s -> s.path("groupRef").path("name").textValue())
        .filter(name -> !name.isEmpty());
  }

  /** Empty for a name that no group can have. */
  static Optional<GroupName> name(String namespace, String name) {
    try {
      return Optional.of(new GroupName(namespace, name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Set<ResourceID> primaries(RawRollout rollout) {
    return groupOf(rollout)
        .map(name -> Set.of(new ResourceID(name, rollout.getMetadata().getNamespace())))
        .orElse(Set.of());
  }

  /** Metadata only: what is decided on is read fresh. */
  static RawGroup slim(RawGroup group) {
    group.setStatus(null);
    group.setSpec(null);
    group.getMetadata().setManagedFields(null);
    return group;
  }

  /** Metadata and the reference to the group, by which its owner is found. */
  static RawRollout slim(RawRollout rollout) {
    Optional<String> group = groupOf(rollout);
    rollout.setStatus(null);
    rollout.setSpec(null);
    rollout.getMetadata().setManagedFields(null);
    group.ifPresent(
        name ->
            rollout.setSpec(
                JsonNodeFactory.instance
                    .objectNode()
                    .set("groupRef", JsonNodeFactory.instance.objectNode().put("name", name))));
    return rollout;
  }

  private static boolean changed(ObjectMeta a, ObjectMeta b) {
    return !Objects.equals(a.getUid(), b.getUid())
        || !Objects.equals(a.getGeneration(), b.getGeneration())
        || !Objects.equals(a.getLabels(), b.getLabels())
        || !Objects.equals(a.getDeletionTimestamp(), b.getDeletionTimestamp());
  }
}
