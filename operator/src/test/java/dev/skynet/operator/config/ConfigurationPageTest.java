package dev.skynet.operator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page, the code and the chart say the same. */
class ConfigurationPageTest {
  private static final boolean UPDATE = System.getProperty("crds.update") != null;
  private static final Path PAGE = Path.of("../docs/reference/configuration.md");
  private static final Path TEMPLATES = Path.of("../helm/skynet/templates");
  private static final Pattern VARIABLE = Pattern.compile("- name: ((?:SKYNET|AWS)_[A-Z0-9_]+)");

  @Test
  void committedPageShowsEverySettingAndEveryValue() throws IOException {
    // when
    String page = ConfigurationPage.text(ChartValues.read());
    // then
    if (UPDATE) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("the page is not what code and chart give: run this test with -Dcrds.update")
        .hasContent(page);
  }

  @Test
  void everyValueOfTheChartIsDescribedAndHasADefault() throws IOException {
    assertThat(ChartValues.read().all())
        .isNotEmpty()
        .allSatisfy(
            value -> {
              assertThat(value.meaning()).as(value.path()).endsWith(".");
              assertThat(value.otherwise()).as(value.path()).isNotEmpty();
            });
  }

  @Test
  void everySettingThatTheCodeReadsIsListed() {
    assertThat(declaredIn(OperatorSettings.class, CommonSettings.class))
        .containsExactlyInAnyOrderElementsOf(names(OperatorSettings.all()));
    assertThat(declaredIn(WebhookSettings.class, CommonSettings.class))
        .containsExactlyInAnyOrderElementsOf(names(WebhookSettings.all()));
  }

  @Test
  void theChartSetsEverySettingAndNoOther() throws IOException {
    assertThat(setBy("operator-deployment.yaml")).isEqualTo(names(OperatorSettings.all()));
    assertThat(setBy("webhook-deployment.yaml")).isEqualTo(names(WebhookSettings.all()));
  }

  private static Set<String> setBy(String template) throws IOException {
    String text = Files.readString(TEMPLATES.resolve(template));
    assertThat(text).contains("include \"skynet.commonEnv\"");
    return VARIABLE
        .matcher(text + Files.readString(TEMPLATES.resolve("_pod.tpl")))
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(List<Setting<?>> settings) {
    return settings.stream().map(Setting::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> declaredIn(Class<?>... classes) {
    return Stream.of(classes)
        .flatMap(type -> Stream.of(type.getDeclaredFields()))
        .filter(field -> field.getType().equals(Setting.class))
        .map(ConfigurationPageTest::name)
        .toList();
  }

  private static String name(Field field) {
    try {
      return ((Setting<?>) field.get(null)).name();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
