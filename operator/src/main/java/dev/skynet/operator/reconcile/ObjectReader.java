package dev.skynet.operator.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skynet.crds.common.CrdJson;
import dev.skynet.crds.common.UnreadableObjectException;
import dev.skynet.crds.group.InstanceGroup;
import dev.skynet.crds.group.InstanceGroupSpec;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.rollout.RolloutSpec;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.group.GroupView;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.operator.kube.StatusMerge;
import dev.skynet.protocol.names.GroupName;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From raw objects to typed ones, object by object, and back into a stored status. */
final class ObjectReader {
  private ObjectReader() {}

  static GroupView group(RawGroup raw) throws UnreadableObjectException {
    ObjectMeta meta = raw.getMetadata();
    return new GroupView(
        new GroupName(meta.getNamespace(), meta.getName()),
        meta.getUid(),
        generation(meta),
        meta.getDeletionTimestamp() != null,
        giveUp(meta),
        CrdJson.read(raw.getSpec(), InstanceGroupSpec.class),
        CrdJson.read(raw.getStatus(), InstanceGroupStatus.class));
  }

  static RolloutView rollout(RawRollout raw) throws UnreadableObjectException {
    ObjectMeta meta = raw.getMetadata();
    return new RolloutView(
        meta.getName(),
        meta.getUid(),
        generation(meta),
        Instant.parse(meta.getCreationTimestamp()),
        meta.getDeletionTimestamp() != null,
        CrdJson.read(raw.getSpec(), RolloutSpec.class),
        CrdJson.read(raw.getStatus(), RolloutStatus.class));
  }

  /**
   * The status to store.
   *
   * @param stored as it stands on the API server
   * @param read what this version understood of it
   * @param next what is to stand there
   * @return empty if there is nothing to store
   */
  static Optional<ObjectNode> change(@Nullable JsonNode stored, Record read, Record next) {
    ObjectNode understood = CrdJson.write(read);
    ObjectNode wanted = CrdJson.write(next);
    return wanted.equals(understood)
        ? Optional.empty()
        : Optional.of(StatusMerge.merge(stored, understood, wanted));
  }

  static boolean isAbandoned(RawGroup raw) {
    return "true".equals(annotation(raw.getMetadata(), InstanceGroup.ABANDON));
  }

  private static Set<String> giveUp(ObjectMeta meta) {
    return Arrays.stream(annotation(meta, InstanceGroup.GIVE_UP).split(",", -1))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String annotation(ObjectMeta meta, String name) {
    Map<String, String> annotations = meta.getAnnotations();
    return annotations == null ? "" : Objects.requireNonNullElse(annotations.get(name), "");
  }

  private static long generation(ObjectMeta meta) {
    return Objects.requireNonNullElse(meta.getGeneration(), 0L);
  }
}
