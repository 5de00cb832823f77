package dev.skynet.protocol.bundle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A mapping of the file with its place in it.
 *
 * @param path {@code health.checks[0]}; empty at the root
 * @param node where it stands
 * @param keys its keys as they stand in the file
 * @param values its values by key, in the order of the file
 */
record Section(String path, Node node, Map<String, Node> keys, Map<String, Node> values) {
  /** Reads the keys, whatever they are; one that is no text or stands twice is a problem. */
  static Section of(String path, MappingNode node, Problems problems) {
    Map<String, Node> keys = new LinkedHashMap<>();
    Map<String, Node> values = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(tuple.getKeyNode(), "a key that is not a plain text", "name it with a word");
      } else if (keys.putIfAbsent(key.getValue(), key) == null) {
        values.put(key.getValue(), tuple.getValueNode());
      } else {
        problems.add(
            key, "'" + join(path, key.getValue()) + "' stands here again", "keep one of them");
      }
    }
    return new Section(path, node, keys, values);
  }

  /** A section without any key, for what is absent. */
  static Section empty(String path, Node node) {
    return new Section(path, node, Map.of(), Map.of());
  }

  Optional<Node> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The full name of one of its keys. */
  String pathOf(String key) {
    return join(path, key);
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
