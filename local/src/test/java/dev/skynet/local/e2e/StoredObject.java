package dev.skynet.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skynet.crds.common.CrdJson;
import dev.skynet.crds.common.UnreadableObjectException;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;

/**
 * An object of the fleet, as the API server has it.
 *
 * @param kind of it
 * @param name of it
 */
record StoredObject<T extends CustomResource<JsonNode, JsonNode>>(
    Fleets fleets, Class<T> kind, String name) {
  /** Its status; the fresh one where it has none, or is not there. */
  <S extends Record> S status(Class<S> type, S fresh) {
    T object =
        fleets
            .stack()
            .client()
            .resources(kind)
            .inNamespace(fleets.namespace())
            .withName(name)
            .get();
    try {
      return object == null || object.getStatus() == null
          ? fresh
          : CrdJson.read(object.getStatus(), type);
    } catch (UnreadableObjectException e) {
      throw new AssertionError(e);
    }
  }

  /** What keeps it from being deleted. */
  List<String> finalizers() {
    String path = "jsonpath={.metadata.finalizers[*]}";
    String found =
        fleets
            .stack()
            .plane()
            .kubectl()
            .ok("get", CustomResource.getCRDName(kind), name, "-n", fleets.namespace(), "-o", path);
    return found.isBlank() ? List.of() : List.of(found.strip().split(" ", -1));
  }
}
