package dev.skynet.protocol.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Dgolden.update=true} writes the page anew. */
class SkynetYmlPageTest {
  private static final Path PAGE = Path.of("../docs/reference/skynet-yml.md");

  private final SkynetFileParser parser = new SkynetFileParser();

  static Collection<Arguments> sections() {
    return SkynetYmlPage.SECTIONS.entrySet().stream()
        .map(section -> Arguments.of(section.getKey(), section.getValue()))
        .toList();
  }

  static Collection<ReferenceRow> rows() {
    return SkynetYmlPage.ROWS;
  }

  @Test
  void committedPageIsWhatTheCodeGives() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, SkynetYmlPage.text());
    }
    assertThat(PAGE).hasContent(SkynetYmlPage.text());
  }

  @ParameterizedTest
  @MethodSource("sections")
  void showsEveryKeyThatTheParserKnowsAndNoOther(String section, Keys keys) {
    assertThat(SkynetYmlPage.rows(section))
        .extracting(ReferenceRow::key)
        .containsExactlyElementsOf(keys.known());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void showsTheDefaultThatTheParserFillsIn(ReferenceRow row) throws Exception {
    if (row.value() != null) {
      assertThat(shown(row.value().apply(parser.parse(SkynetYmlPage.BARE)), row.absent()))
          .isEqualTo(row.absent());
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void showsTheRangeThatTheParserAllows(ReferenceRow row) throws Exception {
    for (String value : row.allowed()) {
      assertThat(parser.parse(row.file().formatted(value))).isNotNull();
    }
    for (String value : row.refused()) {
      assertThatThrownBy(() -> parser.parse(row.file().formatted(value)))
          .as("%s: %s", row.key(), value)
          .isInstanceOf(InvalidSkynetFile.class);
    }
  }

  @Test
  void exampleOnThePageCanBeRead() throws Exception {
    String page = SkynetYmlPage.text();
    int from = page.indexOf("```yaml\n") + "```yaml\n".length();
    assertThat(parser.parse(page.substring(from, page.indexOf("```", from))).services()).hasSize(1);
  }

  /** Nothing at all is shown in words. */
  private static String shown(Object value, String words) {
    return switch (value) {
      case Duration d when d.toSeconds() % 60 == 0 -> d.toMinutes() + "m";
      case Duration d -> d.toSeconds() + "s";
      case Collection<?> empty when empty.isEmpty() -> words;
      case Map<?, ?> empty when empty.isEmpty() -> words;
      case Optional<?> empty when empty.isEmpty() -> words;
      default -> value.toString();
    };
  }
}
