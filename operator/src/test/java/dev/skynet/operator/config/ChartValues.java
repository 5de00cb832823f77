package dev.skynet.operator.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The values of the chart as its schema and its defaults say.
 *
 * @param schema values.schema.json
 * @param defaults values.yaml
 */
record ChartValues(JsonNode schema, JsonNode defaults) {
  private static final Path CHART = Path.of("../helm/skynet");
  private static final String DEFINITION = "#/definitions/";

  /** One value. */
  record Value(String path, String type, String otherwise, String meaning) {}

  static ChartValues read() throws IOException {
    return new ChartValues(
        new ObjectMapper().readTree(CHART.resolve("values.schema.json").toFile()),
        new ObjectMapper(new YAMLFactory()).readTree(CHART.resolve("values.yaml").toFile()));
  }

  List<Value> all() {
    List<Value> values = new ArrayList<>();
    collect("", schema, defaults, values);
    return values;
  }

  private void collect(String prefix, JsonNode object, JsonNode given, List<Value> into) {
    for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
      String path = prefix + property.getKey();
      JsonNode value = property.getValue();
      JsonNode otherwise = given.path(property.getKey());
      if (value.has("properties")) {
        collect(path + ".", value, otherwise, into);
      } else {
        into.add(
            new Value(path, type(value), otherwise.toString(), value.path("description").asText()));
      }
    }
  }

  private String type(JsonNode value) {
    JsonNode resolved = resolved(value);
    StringJoiner words = new StringJoiner(", ");
    if (resolved.has("enum")) {
      resolved.get("enum").forEach(one -> words.add("`" + one.asText() + "`"));
      return words.toString();
    }
    words.add(
        resolved.has("items")
            ? "list of " + type(resolved.get("items"))
            : resolved.path("type").asText());
    bound(resolved, "minimum", "at least ", words);
    bound(resolved, "exclusiveMinimum", "over ", words);
    bound(resolved, "maximum", "at most ", words);
    bound(resolved, "minItems", "items: at least ", words);
    bound(resolved, "minLength", "characters: at least ", words);
    bound(resolved, "maxLength", "characters: at most ", words);
    if (resolved.has("pattern")) {
      words.add("`" + resolved.get("pattern").asText() + "`");
    }
    return words.toString();
  }

  private static void bound(JsonNode value, String name, String words, StringJoiner into) {
    if (value.has(name)) {
      into.add(words + value.get(name).asText());
    }
  }

  private JsonNode resolved(JsonNode value) {
    String ref = value.path("$ref").asText();
    return ref.startsWith(DEFINITION)
        ? schema.path("definitions").path(ref.substring(DEFINITION.length()))
        : value;
  }
}
