package dev.skynet.operator.kube;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Secrets on a real API server, read by {@code get}. */
public final class ApiSecretStore implements SecretStore {
  private final KubernetesClient client;

  /**
   * @param client is not closed here
   */
  public ApiSecretStore(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public Optional<Map<String, byte[]>> secret(String namespace, String name) {
    return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get())
        .map(ApiSecretStore::decoded);
  }

  private static Map<String, byte[]> decoded(Secret secret) {
    Map<String, String> data = secret.getData();
    return data == null
        ? Map.of()
        : data.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, e -> Base64.getDecoder().decode(e.getValue())));
  }
}
