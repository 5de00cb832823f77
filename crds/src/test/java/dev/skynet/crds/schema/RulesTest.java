package dev.skynet.crds.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every field of the schema. */
class RulesTest {
  private static final Path INVALID = Path.of("src/test/resources/objects/invalid");
  private static final String EXPECT = "# expect: ";

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
  void everyRuleSaysWhatToDoAndHasAnObjectThatBreaksIt(Kind kind) throws IOException {
    List<String> expected = expectedMessages();
    Stream<ValidationRule> rules =
        SchemaField.of(kind).flatMap(f -> f.schema().getXKubernetesValidations().stream());

    assertThat(rules.map(ValidationRule::getMessage).distinct())
        .isNotEmpty()
        .allSatisfy(message -> assertThat(expected).anyMatch(message::contains));
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

  private static List<String> expectedMessages() throws IOException {
    try (Stream<Path> files = Files.list(INVALID)) {
      return files.map(RulesTest::firstLine).map(l -> l.substring(EXPECT.length())).toList();
    }
  }

  private static String firstLine(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      String first = lines.findFirst().orElse("");
      assertThat(first).as("first line of %s", file).startsWith(EXPECT);
      return first;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
