package dev.skynet.operator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skynet.crds.rollout.Rollout;
import dev.skynet.protocol.names.GroupName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An API server in memory: compare-and-set, finalizers, deletion, and nothing else. */
public final class FakeObjects implements ObjectStore {
  private static final String DELETED = "2026-07-01T10:00:00Z";

  private final KubernetesSerialization json = new KubernetesSerialization();
  private final Map<String, RawGroup> groups = new LinkedHashMap<>();
  private final Map<String, RawRollout> rollouts = new LinkedHashMap<>();
  private final List<String> writes = new ArrayList<>();
  private Consumer<String> beforeWrite = what -> {};
  private int versions;

  /** Somebody applies a group. */
  public void put(RawGroup group) {
    groups.put(key(group), stamped(group));
  }

  /** Somebody applies a Rollout. */
  public void put(RawRollout rollout) {
    rollouts.put(key(rollout), stamped(rollout));
  }

  /** Somebody deletes a group; with a finalizer it stays for now. */
  public void delete(GroupName group) {
    delete(groups, group.toString());
  }

  /** Somebody, or the garbage collector, deletes a Rollout; with a finalizer it stays for now. */
  public void deleteRollout(String namespace, String name) {
    delete(rollouts, namespace + "/" + name);
  }

  /** Is told of each write just before it is done, to change something or to throw. */
  public void beforeWrite(Consumer<String> hook) {
    beforeWrite = hook;
  }

  /** All writes that were done, in order: {@code status Kind name} or {@code meta Kind name}. */
  public List<String> writes() {
    return List.copyOf(writes);
  }

  @Override
  public Optional<RawGroup> group(GroupName name) {
    return Optional.ofNullable(groups.get(name.toString())).map(json::clone);
  }

  @Override
  public List<RawRollout> unfinished(GroupName group) {
    return list(group, rollout -> !isFinished(rollout));
  }

  @Override
  public List<RawRollout> finished(GroupName group) {
    return list(group, FakeObjects::isFinished);
  }

  @Override
  public Optional<RawRollout> rollout(String namespace, String name) {
    return Optional.ofNullable(rollouts.get(namespace + "/" + name)).map(json::clone);
  }

  @Override
  public RawGroup storeStatus(RawGroup read, ObjectNode status) {
    return status(groups, read, status);
  }

  @Override
  public RawRollout storeStatus(RawRollout read, ObjectNode status) {
    return status(rollouts, read, status);
  }

  @Override
  public RawGroup change(RawGroup read, MetaChange change) {
    return meta(groups, read, change);
  }

  @Override
  public RawRollout change(RawRollout read, MetaChange change) {
    return meta(rollouts, read, change);
  }

  private <T extends CustomResource<JsonNode, JsonNode>> T status(
      Map<String, T> all, T read, ObjectNode status) {
    T stored = current(all, read, "status");
    stored.setStatus(status.deepCopy());
    return written(all, stored);
  }

  private <T extends CustomResource<JsonNode, JsonNode>> T meta(
      Map<String, T> all, T read, MetaChange change) {
    T stored = current(all, read, "meta");
    ObjectMeta meta = stored.getMetadata();
    change.finalizers().ifPresent(meta::setFinalizers);
    change.owners().ifPresent(meta::setOwnerReferences);
    Map<String, String> labels =
        new HashMap<>(Objects.requireNonNullElse(meta.getLabels(), Map.of()));
    labels.putAll(change.labels());
    meta.setLabels(labels);
    T written = written(all, stored);
    if (meta.getDeletionTimestamp() != null && meta.getFinalizers().isEmpty()) {
      all.remove(key(stored));
    }
    return written;
  }

  private <T extends CustomResource<JsonNode, JsonNode>> T current(
      Map<String, T> all, T read, String what) {
    String write = what + " " + read.getKind() + " " + read.getMetadata().getName();
    beforeWrite.accept(write);
    @Nullable T stored = all.get(key(read));
    if (stored == null
        || !stored
            .getMetadata()
            .getResourceVersion()
            .equals(read.getMetadata().getResourceVersion())) {
      throw new Stale(write);
    }
    writes.add(write);
    return json.clone(stored);
  }

  private <T extends HasMetadata> T written(Map<String, T> all, T object) {
    T stored = stamped(object);
    all.put(key(stored), stored);
    return json.clone(stored);
  }

  private <T extends HasMetadata> void delete(Map<String, T> all, String key) {
    T object = Objects.requireNonNull(all.get(key), key);
    if (object.getMetadata().getFinalizers().isEmpty()) {
      all.remove(key);
    } else {
      object.getMetadata().setDeletionTimestamp(DELETED);
      all.put(key, stamped(object));
    }
  }

  private List<RawRollout> list(GroupName group, Predicate<RawRollout> which) {
    return rollouts.values().stream()
        .filter(r -> r.getMetadata().getNamespace().equals(group.namespace()))
        .filter(r -> r.getSpec().at("/groupRef/name").asText().equals(group.name()))
        .filter(which)
        .map(json::clone)
        .toList();
  }

  private static boolean isFinished(RawRollout rollout) {
    Map<String, String> labels = rollout.getMetadata().getLabels();
    return labels != null && "true".equals(labels.get(Rollout.FINISHED_LABEL));
  }

  private <T extends HasMetadata> T stamped(T object) {
    T stored = json.clone(object);
    stored.getMetadata().setResourceVersion(String.valueOf(++versions));
    return stored;
  }

  private static String key(HasMetadata object) {
    return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
  }
}
