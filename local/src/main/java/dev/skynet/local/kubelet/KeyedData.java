package dev.skynet.local.kubelet;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The Secrets and ConfigMaps of a pod's namespace. */
interface KeyedData {
  /** Which of the two. */
  enum Kind {
    SECRET("Secret"),
    CONFIG_MAP("ConfigMap");

    final String label;

    Kind(String label) {
      this.label = label;
    }
  }

  /** All keys with their bytes; empty if there is no such object. */
  Optional<Map<String, byte[]>> read(Kind kind, String name);

  /**
   * As {@link #read}.
   *
   * @throws NotRunnableException if it is missing and not optional
   */
  default Map<String, byte[]> read(Kind kind, String name, boolean optional)
      throws NotRunnableException {
    Optional<Map<String, byte[]>> found = read(kind, name);
    if (found.isEmpty() && !optional) {
      throw NotRunnableException.missing(kind.label + " \"" + name + "\" not found");
    }
    return found.orElse(Map.of());
  }

  /** Read from the API server, each time anew. */
  static KeyedData of(KubernetesClient client, String namespace) {
    return (kind, name) ->
        switch (kind) {
          case SECRET ->
              Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get())
                  .map(KeyedData::bytes);
          case CONFIG_MAP ->
              Optional.ofNullable(client.configMaps().inNamespace(namespace).withName(name).get())
                  .map(KeyedData::bytes);
        };
  }

  private static Map<String, byte[]> bytes(Secret secret) {
    Map<String, byte[]> all = new TreeMap<>();
    Objects.requireNonNullElse(secret.getData(), Map.<String, String>of())
        .forEach((key, value) -> all.put(key, Base64.getDecoder().decode(value)));
    return all;
  }

  private static Map<String, byte[]> bytes(ConfigMap map) {
    Map<String, byte[]> all = new TreeMap<>();
    Objects.requireNonNullElse(map.getData(), Map.<String, String>of())
        .forEach((key, value) -> all.put(key, value.getBytes(StandardCharsets.UTF_8)));
    Objects.requireNonNullElse(map.getBinaryData(), Map.<String, String>of())
        .forEach((key, value) -> all.put(key, Base64.getDecoder().decode(value)));
    return all;
  }
}
