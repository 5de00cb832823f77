package dev.skynet.local.kubelet;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers with what it read last while the API server gives no answer, so that a container can be
 * started again meanwhile. What the server says, a refusal too, always counts.
 */
final class RememberedData implements KeyedData {
  private final KeyedData origin;
  private final Map<Key, Optional<Map<String, byte[]>>> known = new HashMap<>();

  private record Key(Kind kind, String name) {}

  RememberedData(KeyedData origin) {
    this.origin = origin;
  }

  @Override
  public Optional<Map<String, byte[]>> read(Kind kind, String name) {
    Key key = new Key(kind, name);
    try {
      Optional<Map<String, byte[]>> read = origin.read(kind, name);
      known.put(key, read);
      return read;
    } catch (KubernetesClientException e) {
      Optional<Map<String, byte[]>> before = known.get(key);
      if (e.getCode() > 0 || before == null) {
        throw e;
      }
      return before;
    }
  }
}
