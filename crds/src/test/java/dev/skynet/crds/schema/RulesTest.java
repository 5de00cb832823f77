package dev.skynet.crds.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every field of the schema. */
class RulesTest {
  @ParameterizedTest
  @EnumSource
  void everyFieldIsDescribed(Kind kind) {
    assertThat(SchemaField.of(kind).filter(f -> !f.isItem()))
        .allSatisfy(f -> assertThat(f.schema().getDescription()).as(f.path()).endsWith("."));
  }

  @ParameterizedTest
  @EnumSource
  void everyDefaultIsNamedInTheDescription(Kind kind) {
    assertThat(SchemaField.of(kind).filter(f -> hasPlainDefault(f.schema())))
        .allSatisfy(
            f ->
                assertThat(f.schema().getDescription())
                    .as(f.path())
                    .endsWith(" Default %s.".formatted(f.schema().getDefault().asText())));
  }

  @ParameterizedTest
  @EnumSource
  void everyStringAndListIsBounded(Kind kind) {
    assertThat(SchemaField.of(kind))
        .allSatisfy(
            f -> {
              JSONSchemaProps schema = f.schema();
              if ("array".equals(schema.getType())) {
                assertThat(schema.getMaxItems()).as(f.path()).isPositive();
              } else if (isText(schema)) {
                assertThat(schema.getMaxLength()).as(f.path()).isPositive();
              } else {
                assertThat(schema.getType()).as(f.path()).isNotNull();
              }
            });
  }

  @ParameterizedTest
  @EnumSource
  void everyRuleHasAnObjectThatKeepsItAndOneThatIsToldWhatToDo(Kind kind) throws IOException {
    List<ExampleObject> valid = ExampleObject.all("valid", kind);
    List<ExampleObject> invalid = ExampleObject.all("invalid", kind);

    Stream<String> lacking =
        SchemaField.of(kind)
            .flatMap(f -> rules(f).map(rule -> lacking(f.path(), rule, valid, invalid)))
            .flatMap(Optional::stream);

    assertThat(SchemaField.of(kind).flatMap(RulesTest::rules)).isNotEmpty();
    assertThat(lacking).as("rules without an object").isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyBoundOfASpecHasAnObjectThatKeepsItAndOneThatIsToldWhere(Kind kind) throws IOException {
    List<ExampleObject> valid = ExampleObject.all("valid", kind);
    List<ExampleObject> invalid = ExampleObject.all("invalid", kind);
    List<Bound> bounds =
        SchemaField.of(kind).filter(f -> !isStatus(f.path())).flatMap(Bound::of).toList();

    assertThat(bounds).isNotEmpty();
    assertThat(bounds)
        .filteredOn(bound -> valid.stream().noneMatch(bound::keptBy))
        .as("bounds without a valid object")
        .isEmpty();
    assertThat(bounds)
        .filteredOn(bound -> invalid.stream().noneMatch(bound::toldTo))
        .as("bounds without an invalid object that expects the field to be named")
        .isEmpty();
  }

  private static boolean isStatus(String path) {
    return path.equals("status") || path.startsWith("status.");
  }

  private static Optional<String> lacking(
      String path, ValidationRule rule, List<ExampleObject> valid, List<ExampleObject> invalid) {
    boolean kept = valid.stream().anyMatch(o -> o.has(path));
    boolean broken =
        invalid.stream().anyMatch(o -> o.has(path) && rule.getMessage().contains(o.expect()));
    return kept && broken
        ? Optional.empty()
        : Optional.of("%s %s: %s".formatted(kept ? "invalid" : "valid", path, rule.getMessage()));
  }

  private static Stream<ValidationRule> rules(SchemaField field) {
    return field.schema().getXKubernetesValidations().stream();
  }

  private static boolean hasPlainDefault(JSONSchemaProps schema) {
    return schema.getDefault() != null && schema.getDefault().isValueNode();
  }

  private static boolean isText(JSONSchemaProps schema) {
    boolean text =
        "string".equals(schema.getType())
            || Boolean.TRUE.equals(schema.getXKubernetesIntOrString());
    return text && schema.getFormat() == null && schema.getEnum().isEmpty();
  }
}
