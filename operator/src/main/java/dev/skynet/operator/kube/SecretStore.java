package dev.skynet.operator.kube;

import java.util.Map;
import java.util.Optional;

/** Secrets, by name; they are never listed or watched. */
public interface SecretStore {
  /**
   * The decoded entries of a Secret; empty only when the server positively says that there is none.
   *
   * @throws RuntimeException of the client when the server does not answer or refuses
   */
  Optional<Map<String, byte[]>> secret(String namespace, String name);
}
