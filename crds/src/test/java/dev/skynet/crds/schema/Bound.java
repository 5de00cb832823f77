package dev.skynet.crds.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What plain JSON schema says of a field. The API server words the refusal itself; it names the
 * field.
 *
 * @param keyword of the schema
 * @param path of the value that keeps or breaks it
 * @param field that the API server names
 * @param broken by a value
 */
record Bound(String keyword, String path, String field, Predicate<JsonNode> broken) {

  /** All that concern a field. */
  static Stream<Bound> of(SchemaField field) {
    JSONSchemaProps schema = field.schema();
    Stream<@Nullable Bound> ofValue =
        Stream.of(
            bound(field, "maxLength", schema.getMaxLength(), (v, n) -> length(v) > n),
            bound(field, "minLength", schema.getMinLength(), (v, n) -> length(v) < n),
            bound(field, "maxItems", schema.getMaxItems(), (v, n) -> v.size() > n),
            bound(field, "minItems", schema.getMinItems(), (v, n) -> v.size() < n),
            bound(field, "maximum", schema.getMaximum(), (v, n) -> v.asDouble() > n),
            bound(field, "minimum", schema.getMinimum(), (v, n) -> v.asDouble() < n),
            bound(field, "pattern", schema.getPattern(), Bound::differs),
            bound(field, "enum", values(schema), (v, all) -> !all.contains(v)));
    return Stream.concat(
        ofValue.flatMap(Stream::ofNullable),
        schema.getRequired().stream().map(name -> required(field, name)));
  }

  /** Whether the object has such a value and keeps to it. */
  boolean keptBy(ExampleObject object) {
    return object.at(path).findAny().isPresent() && object.at(path).noneMatch(broken);
  }

  /** Whether the object breaks it, and the API server is expected to name the field. */
  boolean toldTo(ExampleObject object) {
    String named = Pattern.quote(field).replace("[]", "\\E\\[\\d+\\]\\Q");
    return object.at(path).anyMatch(broken)
        && Pattern.compile("^" + named + ": ").matcher(object.expect()).find();
  }

  @Override
  public String toString() {
    return keyword + " of " + field;
  }

  private static <T> @Nullable Bound bound(
      SchemaField field, String keyword, @Nullable T limit, BiPredicate<JsonNode, T> broken) {
    return limit == null
        ? null
        : new Bound(keyword, field.path(), field.path(), value -> broken.test(value, limit));
  }

  private static Bound required(SchemaField field, String name) {
    String named = field.path().isEmpty() ? name : field.path() + "." + name;
    return new Bound("required", field.path(), named, object -> !object.has(name));
  }

  private static int length(JsonNode value) {
    return value.isTextual() ? value.asText().length() : 0;
  }

  private static boolean differs(JsonNode value, String pattern) {
    return !Pattern.compile(pattern).matcher(value.asText()).find();
  }

  private static @Nullable List<JsonNode> values(JSONSchemaProps schema) {
    List<JsonNode> values = Objects.requireNonNull(schema.getEnum());
    return values.isEmpty() ? null : values;
  }
}
