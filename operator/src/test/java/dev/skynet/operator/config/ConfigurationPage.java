package dev.skynet.operator.config;

import java.util.List;
import java.util.stream.Collectors;

/** The page that lists every setting and every value of the chart. */
final class ConfigurationPage {
  private static final String SETTINGS =
      """
      | setting | type and range | when not set | meaning |
      |---|---|---|---|
      """;

  private ConfigurationPage() {}

  static String text(ChartValues chart) {
    return """
    <!-- Generated from the code and the chart: do not edit. -->
    # Configuration

    Operator and bridge are configured by their environment alone, read once at the start. A value that cannot be used
    stops the start with exit code 2 and a message that names the setting; an empty one counts as not set. What was
    read is printed in the first line of the log; none of it is a secret. The chart sets all of it.

    ## Operator

    %s
    Beside these the AWS SDK reads its own variables, access keys among them; see [aws.md](aws.md). The chart mounts a file
    of keys and puts none into the environment.

    ## Webhook bridge

    %s
    The webhook secrets themselves stand in files, one each, never in the environment. They are read again for every
    delivery: see [operations.md](../operations.md#webhook-secrets).

    ## Both

    | setting | meaning |
    |---|---|
    | `KUBECONFIG` | the API server and the credentials for it; not set in a pod, where its ServiceAccount counts |
    | `JAVA_HOME` | a Java 25, where it is not the `java` of `PATH` |

    ## Values of the chart

    `helm/skynet`; every other value is refused.

    | value | type and range | default | meaning |
    |---|---|---|---|
    %s\
    """
        .formatted(
            table(OperatorSettings.all()),
            table(WebhookSettings.all()),
            String.join("", rows(chart)));
  }

  private static String table(List<Setting<?>> settings) {
    return settings.stream()
        .map(ConfigurationPage::row)
        .collect(Collectors.joining("", SETTINGS, ""));
  }

  private static String row(Setting<?> setting) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            setting.name(),
            escaped(setting.kind().what()),
            escaped(absent(setting.need())),
            escaped(setting.meaning()));
  }

  private static String absent(Setting.Need need) {
    return switch (need) {
      case Setting.Need.Required() -> "the start is refused";
      case Setting.Need.Otherwise(String text) -> text.isEmpty() ? "empty" : "`" + text + "`";
      case Setting.Need.Optional(String instead) -> instead;
    };
  }

  private static List<String> rows(ChartValues chart) {
    return chart.all().stream()
        .map(
            value ->
                "| `%s` | %s | `%s` | %s |\n"
                    .formatted(
                        value.path(),
                        escaped(value.type()),
                        escaped(value.otherwise()),
                        escaped(value.meaning())))
        .toList();
  }

  private static String escaped(String text) {
    return text.replaceAll("[|<]", "\\\\$0");
  }
}
