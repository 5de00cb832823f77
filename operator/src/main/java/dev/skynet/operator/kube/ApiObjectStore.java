package dev.skynet.operator.kube;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skynet.crds.rollout.Rollout;
import dev.skynet.protocol.names.GroupName;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The objects on a real API server. Of the client's many ways to write only these two are a
 * compare-and-set: {@code updateStatus} of an object that carries its resourceVersion, and a merge
 * patch with the resourceVersion in its body; {@code replaceStatus} retries over what others wrote.
 */
public final class ApiObjectStore implements ObjectStore {
  private static final String GROUP_FIELD = "spec.groupRef.name";

  /** Bad request, forbidden, too large, invalid: what this very object is refused for. */
  private static final Set<Integer> REFUSALS = Set.of(400, 403, 413, 422);

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final KubernetesClient client;

  /**
   * @param client is not closed here
   */
  public ApiObjectStore(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public Optional<RawGroup> group(GroupName name) {
    return Optional.ofNullable(
        client.resources(RawGroup.class).inNamespace(name.namespace()).withName(name.name()).get());
  }

  @Override
  public List<RawRollout> unfinished(GroupName group) {
    return client
        .resources(RawRollout.class)
        .inNamespace(group.namespace())
        .withField(GROUP_FIELD, group.name())
        .withoutLabel(Rollout.FINISHED_LABEL, "true")
        .list()
        .getItems();
  }

  @Override
  public List<RawRollout> finished(GroupName group) {
    return client
        .resources(RawRollout.class)
        .inNamespace(group.namespace())
        .withField(GROUP_FIELD, group.name())
        .withLabel(Rollout.FINISHED_LABEL, "true")
        .list()
        .getItems();
  }

  @Override
  public Optional<RawRollout> rollout(String namespace, String name) {
    return Optional.ofNullable(
        client.resources(RawRollout.class).inNamespace(namespace).withName(name).get());
  }

  @Override
  public RawGroup storeStatus(RawGroup read, ObjectNode status) {
    RawGroup next = new RawGroup();
    return put(copy(read, next, status), read);
  }

  @Override
  public RawRollout storeStatus(RawRollout read, ObjectNode status) {
    RawRollout next = new RawRollout();
    return put(copy(read, next, status), read);
  }

  @Override
  public RawGroup change(RawGroup read, MetaChange change) {
    return orStale(
        read,
        "metadata",
        () ->
            client
                .resources(RawGroup.class)
                .inNamespace(read.getMetadata().getNamespace())
                .withName(read.getMetadata().getName())
                .patch(MERGE, patch(read, change)));
  }

  @Override
  public RawRollout change(RawRollout read, MetaChange change) {
    return orStale(
        read,
        "metadata",
        () ->
            client
                .resources(RawRollout.class)
                .inNamespace(read.getMetadata().getNamespace())
                .withName(read.getMetadata().getName())
                .patch(MERGE, patch(read, change)));
  }

  private static <T extends CustomResource<JsonNode, JsonNode>> T copy(
      T read, T next, ObjectNode status) {
    next.setMetadata(read.getMetadata());
    next.setSpec(read.getSpec());
    next.setStatus(status);
    return next;
  }

  private <T extends CustomResource<JsonNode, JsonNode>> T put(T next, T read) {
    // Without a resourceVersion the client would fetch the newest one and overwrite.
    Objects.requireNonNull(read.getMetadata().getResourceVersion(), "resourceVersion");
    return orStale(read, "status", () -> client.resource(next).updateStatus());
  }

  private static <T extends CustomResource<JsonNode, JsonNode>> T orStale(
      T read, String what, Supplier<T> write) {
    try {
      return write.get();
    } catch (KubernetesClientException e) {
      String written =
          "%s of %s %s/%s"
              .formatted(
                  what,
                  read.getKind(),
                  read.getMetadata().getNamespace(),
                  read.getMetadata().getName());
      if (e.getCode() == HTTP_CONFLICT || e.getCode() == HTTP_NOT_FOUND) {
        throw new Stale(written);
      }
      if (REFUSALS.contains(e.getCode())) {
        throw new WriteRefused("%s is refused: %s".formatted(written, e.getMessage()), e);
      }
      throw e;
    }
  }

  private String patch(CustomResource<JsonNode, JsonNode> read, MetaChange change) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    ObjectNode metadata = patch.putObject("metadata");
    metadata.put(
        "resourceVersion",
        Objects.requireNonNull(read.getMetadata().getResourceVersion(), "resourceVersion"));
    change.finalizers().ifPresent(f -> f.forEach(metadata.putArray("finalizers")::add));
    if (!change.labels().isEmpty()) {
      ObjectNode labels = metadata.putObject("labels");
      change.labels().forEach(labels::put);
    }
    change
        .owners()
        .ifPresent(
            owners ->
                metadata.set(
                    "ownerReferences",
                    client.getKubernetesSerialization().convertValue(owners, JsonNode.class)));
    return patch.toString();
  }
}
