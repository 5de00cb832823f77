package dev.skynet.crds.schema;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page that lists every field of both kinds, with an example that a test applies. */
final class ApiPage {
  private static final Path EXAMPLES = Path.of("src/test/resources/objects/valid");

  private ApiPage() {}

  static String text() throws IOException {
    return """
        <!-- Generated from the code: do not edit. -->
        # The API: InstanceGroup and Rollout

        `skynet.dev/v1alpha1`, namespaced. The API server refuses any other field and everything
        that breaks a rule below. `kubectl explain` shows the same texts. What phases and reasons
        mean stands in [states.md](../states.md).

        %s
        %s"""
        .formatted(
            section(Kind.INSTANCE_GROUP, "group-everything.yaml"),
            section(Kind.ROLLOUT, "rollout-of-push.yaml"));
  }

  private static String section(Kind kind, String example) throws IOException {
    var names = kind.crd().getSpec().getNames();
    List<SchemaField> fields = SchemaField.of(kind).toList();
    return """
        ## %s

        %s %s

        `kubectl get %s` (short: `%s`) shows %s.

        ```yaml
        %s```

        | field | type | meaning and rules |
        |---|---|---|
        %s"""
        .formatted(
            names.getKind(),
            fields.getFirst().schema().getDescription(),
            rules(fields.getFirst().schema()).strip(),
            names.getPlural(),
            String.join(", ", names.getShortNames()),
            columns(kind),
            Files.readString(EXAMPLES.resolve(example)),
            fields.stream()
                .skip(1)
                .filter(f -> !f.isItem())
                .map(ApiPage::row)
                .collect(Collectors.joining()));
  }

  private static String columns(Kind kind) {
    var columns = kind.crd().getSpec().getVersions().getFirst().getAdditionalPrinterColumns();
    return columns.stream()
        .map(c -> c.getPriority() == 0 ? shown(c) : shown(c) + " (with `-o wide`)")
        .collect(Collectors.joining(", "));
  }

  private static String shown(CustomResourceColumnDefinition column) {
    return column.getName().toUpperCase(Locale.ROOT);
  }

  private static String row(SchemaField field) {
    JSONSchemaProps schema = field.schema();
    return "| `%s` | %s%s | %s |\n"
        .formatted(
            field.path(),
            type(schema),
            field.required() ? ", required" : "",
            escaped(schema.getDescription() + rules(schema)));
  }

  private static String rules(JSONSchemaProps schema) {
    return schema.getXKubernetesValidations().stream()
        .map(rule -> " Rule: " + rule.getMessage() + ".")
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replaceAll("[*|<]", "\\\\$0");
  }

  private static String type(JSONSchemaProps schema) {
    if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
      return "number or text";
    }
    if (!schema.getEnum().isEmpty()) {
      return schema.getEnum().stream()
          .map(value -> "`" + value.asText() + "`")
          .collect(Collectors.joining(", "));
    }
    return switch (schema.getType()) {
      case "array" ->
          "list of %s, at most %d items"
              .formatted(type(schema.getItems().getSchema()), schema.getMaxItems());
      case "string" ->
          schema.getFormat() == null ? "text of at most " + schema.getMaxLength() : "time";
      default -> schema.getType();
    };
  }
}
