package dev.skynet.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.agent.config.AgentYmlPage.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -Dgolden.update=true} writes the page anew. */
class AgentYmlPageTest {
  private static final Path PAGE = Path.of("../docs/reference/agent-yml.md");

  private final AgentConfigReader reader = new AgentConfigReader();

  static Collection<Row> rows() {
    return AgentYmlPage.ROWS;
  }

  @Test
  void committedPageIsWhatTheCodeGives() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, AgentYmlPage.text());
    }
    assertThat(PAGE).hasContent(AgentYmlPage.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "endpoints", "roots", "pulse"})
  void showsEverySettingThatTheReaderKnowsAndNoOther(String section) {
    List<String> shown =
        AgentYmlPage.ROWS.stream()
            .filter(row -> row.section().equals(section))
            .map(Row::key)
            .toList();
    String typo = section.isEmpty() ? "typo: x" : section + ": {typo: x}";
    assertThatThrownBy(() -> reader.parse(AgentYmlPage.LEAST + typo))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("typo: is not a setting")
        .hasMessageEndingWith("known here: " + String.join(", ", shown));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void showsTheDefaultThatTheReaderFillsIn(Row row) throws Exception {
    AgentConfig config = reader.parse(AgentYmlPage.LEAST);
    if (row.value() != null) {
      assertThat(row.value().apply(config)).hasToString(row.absent());
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void refusesWhatMustBeThereAndIsNot(Row row) {
    if (row.absent().isEmpty()) {
      assertThatThrownBy(
              () -> reader.parse(AgentYmlPage.LEAST.replaceAll("(?m)^" + row.key() + ":.*\n", "")))
          .isInstanceOf(InvalidConfig.class)
          .hasMessage("setting " + row.key() + ": is missing");
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void refusesWhatIsNotOfTheFormAndNamesTheSetting(Row row) {
    String others = AgentYmlPage.LEAST.replaceAll("(?m)^" + row.key() + ":.*\n", "");
    for (String value : row.refused()) {
      String text =
          row.section().isEmpty()
              ? row.key() + ": " + value
              : row.section() + ": {" + row.key() + ": \"" + value + "\"}";
      assertThatThrownBy(() -> reader.parse(others + text))
          .as(text)
          .isInstanceOf(InvalidConfig.class)
          .hasMessageContaining("setting " + row.path());
    }
  }
}
