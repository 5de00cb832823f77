package dev.skynet.operator.webhook.kube;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.skynet.crds.rollout.GroupRef;
import dev.skynet.crds.rollout.RevisionSpec;
import dev.skynet.crds.rollout.Rollout;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutSpec;
import dev.skynet.crds.rollout.Trigger;
import dev.skynet.crds.rollout.TriggerType;
import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.operator.webhook.push.Push;
import dev.skynet.operator.webhook.push.PushedGroup;
import dev.skynet.operator.webhook.push.RolloutStore;
import dev.skynet.operator.webhook.push.StoreException;
import dev.skynet.operator.webhook.push.StoredRollout;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Rollouts on the API server, by create and get alone. */
public final class KubeRolloutStore implements RolloutStore {
  private static final ObjectMapper JSON =
      JsonMapper.builder().defaultPropertyInclusion(nonNull()).build();
  private static final int TOO_MANY_REQUESTS = 429;

  /** The schema's. */
  private static final int BY_LIMIT = 256;

  private final KubernetesClient client;

  /** Calls are retried as the client is set up to. */
  public KubeRolloutStore(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public boolean create(PushedGroup group, Push push, String name) throws StoreException {
    try {
      client
          .resources(RawRollout.class)
          .inNamespace(group.namespace())
          .resource(rollout(group, push, name))
          .create();
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return false;
      }
      throw failure(e);
    }
  }

  @Override
  public Optional<StoredRollout> get(String namespace, String name) throws StoreException {
    try {
      return Optional.ofNullable(
              client.resources(RawRollout.class).inNamespace(namespace).withName(name).get())
          .map(KubeRolloutStore::stored);
    } catch (KubernetesClientException e) {
      throw failure(e);
    }
  }

  private static RawRollout rollout(PushedGroup group, Push push, String name) {
    RawRollout rollout = new RawRollout();
    rollout.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(group.namespace())
            .withName(name)
            .withLabels(Map.of(Rollout.GROUP_LABEL, group.name()))
            // No blockOwnerDeletion: deleting a group must not wait for its history.
            .addNewOwnerReference()
            .withApiVersion(HasMetadata.getApiVersion(RawGroup.class))
            .withKind(HasMetadata.getKind(RawGroup.class))
            .withName(group.name())
            .withUid(group.uid())
            .endOwnerReference()
            .build());
    Trigger trigger =
        new Trigger(
            TriggerType.Push,
            push.by().map(KubeRolloutStore::shortened).orElse(null),
            push.ref(),
            push.before(),
            push.after(),
            push.delivery());
    rollout.setSpec(
        JSON.valueToTree(
            new RolloutSpec(
                new GroupRef(group.name()), new RevisionSpec(push.after(), null), trigger, null)));
    return rollout;
  }

  private static StoredRollout stored(RawRollout rollout) {
    JsonNode spec = rollout.getSpec();
    return new StoredRollout(
        text(spec, "/revision/commit"), text(spec, "/trigger/delivery"), finished(rollout));
  }

  private static boolean finished(RawRollout rollout) {
    Map<String, String> labels = rollout.getMetadata().getLabels();
    if (labels != null && "true".equals(labels.get(Rollout.FINISHED_LABEL))) {
      return true;
    }
    Optional<String> phase = text(rollout.getStatus(), "/phase");
    return Arrays.stream(RolloutPhase.values())
        .anyMatch(p -> p.isFinal() && phase.equals(Optional.of(p.name())));
  }

  private static Optional<String> text(JsonNode node, String pointer) {
    return Optional.ofNullable(node).map(n -> n.at(pointer).textValue());
  }

  private static StoreException failure(KubernetesClientException e) {
    int code = e.getCode();
    boolean refused =
        code >= HttpURLConnection.HTTP_BAD_REQUEST
            && code < HttpURLConnection.HTTP_INTERNAL_ERROR
            && code != HttpURLConnection.HTTP_UNAUTHORIZED
            && code != TOO_MANY_REQUESTS;
    return new StoreException(
        refused ? StoreException.Kind.REFUSED : StoreException.Kind.AWAY,
        String.valueOf(e.getMessage()),
        e);
  }

  private static String shortened(String by) {
    return by.length() <= BY_LIMIT ? by : by.substring(0, BY_LIMIT);
  }

  private static JsonInclude.Value nonNull() {
    return JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL);
  }
}
