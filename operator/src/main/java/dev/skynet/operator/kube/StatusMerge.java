package dev.skynet.operator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a plan changed into a status as stored, so that fields and values of a newer version
 * survive an older operator.
 */
public final class StatusMerge {
  /** What identifies an element of a list: conditions, ledger entries, rows. */
  private static final List<String> KEYS = List.of("id", "ticket", "type");

  private StatusMerge() {}

  /**
   * The three-way merge.
   *
   * @param stored as it stands on the API server; null: nothing
   * @param understood the stored one once read and written by this version
   * @param next what this version wants
   * @return next, with all of stored that this version does not understand
   */
  public static ObjectNode merge(
      @Nullable JsonNode stored, ObjectNode understood, ObjectNode next) {
    return stored instanceof ObjectNode object
        ? mergeObjects(object, understood, next)
        : next.deepCopy();
  }

  private static ObjectNode mergeObjects(ObjectNode stored, JsonNode understood, ObjectNode next) {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    stored
        .properties()
        .forEach(
            field -> {
              JsonNode wanted = next.get(field.getKey());
              JsonNode known = understood.get(field.getKey());
              if (wanted != null) {
                merged.set(field.getKey(), mergeValues(field.getValue(), known, wanted));
              } else if (known == null) {
                merged.set(field.getKey(), field.getValue());
              }
            });
    next.properties()
        .forEach(
            field -> {
              if (!stored.has(field.getKey())) {
                merged.set(field.getKey(), field.getValue());
              }
            });
    return merged;
  }

  private static JsonNode mergeValues(JsonNode stored, @Nullable JsonNode known, JsonNode wanted) {
    if (wanted.equals(known)) {
      return stored;
    }
    if (stored instanceof ObjectNode s && wanted instanceof ObjectNode w) {
      return mergeObjects(s, known == null ? JsonNodeFactory.instance.objectNode() : known, w);
    }
    if (stored instanceof ArrayNode s
        && known instanceof ArrayNode k
        && wanted instanceof ArrayNode w) {
      return mergeArrays(s, k, w);
    }
    return wanted;
  }

  private static ArrayNode mergeArrays(ArrayNode stored, ArrayNode known, ArrayNode wanted) {
    Map<String, JsonNode> storedByKey = byKey(stored);
    Map<String, JsonNode> knownByKey = byKey(known);
    ArrayNode merged = JsonNodeFactory.instance.arrayNode();
    for (JsonNode element : wanted) {
      String key = key(element);
      JsonNode before = key == null ? null : storedByKey.get(key);
      merged.add(before == null ? element : mergeValues(before, knownByKey.get(key), element));
    }
    return merged;
  }

  private static Map<String, JsonNode> byKey(ArrayNode array) {
    Map<String, JsonNode> byKey = new LinkedHashMap<>();
    for (JsonNode element : array) {
      String key = key(element);
      if (key != null) {
        byKey.put(key, element);
      }
    }
    return byKey;
  }

  private static @Nullable String key(JsonNode element) {
    return KEYS.stream()
        .filter(element::has)
        .findFirst()
        .map(name -> name + "=" + element.get(name).asText())
        .orElse(null);
  }
}
