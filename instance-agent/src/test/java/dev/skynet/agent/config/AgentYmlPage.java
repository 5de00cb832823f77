package dev.skynet.agent.config;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code docs/reference/agent-yml.md}. */
final class AgentYmlPage {
  /** The least that a file must say. */
  static final String LEAST =
      """
      fleet: prod
      group: shop/web
      region: eu-west-1
      instance: web-1
      bucket: skynet-prod
      """;

  /**
   * One setting.
   *
   * @param section that it stands in; empty: none
   * @param key its name
   * @param absent what counts when it is not there; empty: it must be there
   * @param form how it is written, for a person
   * @param meaning for a person
   * @param refused values that are not of that form
   * @param value reads the default; null where there is none
   */
  record Row(
      String section,
      String key,
      String absent,
      String form,
      String meaning,
      List<String> refused,
      @Nullable Function<AgentConfig, Object> value) {
    String path() {
      return section.isEmpty() ? key : section + "." + key;
    }
  }

  static final List<Row> ROWS =
      List.of(
          required("fleet", "1 to 20 of `a-z0-9`", "whose queues and objects", "Prod", "a-b"),
          required(
              "group",
              "`<namespace>/<name>`",
              "the InstanceGroup that this host is a member of",
              "web"),
          required("region", "an AWS region", "of the queues and the bucket", "EU West"),
          required(
              "instance",
              "1 to 40 of `a-z0-9-`",
              "id of this member; no other may have it",
              "Web_1"),
          required("bucket", "an S3 bucket", "sources, artifacts and the desired pointer", "B"),
          new Row(
              "", "endpoints", "below", "mapping", "other servers than AWS", List.of("x"), null),
          new Row(
              "endpoints",
              "sqs",
              "as the AWS SDK finds it",
              "http or https URL",
              "of SQS",
              List.of("ftp://a", "sqs"),
              null),
          new Row(
              "endpoints",
              "s3",
              "as the AWS SDK finds it",
              "http or https URL",
              "of S3, which is then addressed by path",
              List.of("ftp://a", "s3"),
              null),
          new Row("", "roots", "below", "mapping", "directories", List.of("x"), null),
          new Row(
              "roots",
              "state",
              "/var/lib/skynet",
              "absolute path",
              "what the agent must remember, and the output of services and hooks; made 0700",
              List.of("state"),
              c -> c.roots().state()),
          new Row(
              "roots",
              "srv",
              "/srv/skynet",
              "absolute path",
              "releases, builds, the cache; `current` is the link to the release that runs",
              List.of("srv"),
              c -> c.roots().srv()),
          new Row(
              "",
              "unsandboxedBuilds",
              "false",
              "`true` or `false`",
              "whether this host may build. This version has no sandbox: without it a host that"
                  + " becomes lead refuses the build (`Forbidden`)",
              List.of("yes"),
              AgentConfig::unsandboxedBuilds),
          new Row(
              "",
              "pulse",
              "below",
              "mapping",
              "how often the agent says that it lives; the operator must know of longer ones",
              List.of("x"),
              null),
          new Row(
              "pulse",
              "idle",
              "300s",
              "duration",
              "when nothing goes on, until a roll call asks for another period",
              List.of("0s", "5"),
              c -> c.pulse().idle().toSeconds() + "s"),
          new Row(
              "pulse",
              "turn",
              "20s",
              "duration",
              "while a ticket runs",
              List.of("0s", "5"),
              c -> c.pulse().turn().toSeconds() + "s"),
          new Row(
              "",
              "env",
              "empty",
              "names to texts",
              "what differs from host to host (a port, a data directory, a proxy): added to the"
                  + " environment of builds, services, hooks and checks; wins over the bundle's own."
                  + " No place for secrets",
              List.of("x", "{1A: x}", "{\"A=B\": x}", "{A: \"\\0\"}"),
              null));

  private AgentYmlPage() {}

  static String text() {
    var page =
        new StringBuilder(
            """
            <!-- Generated from the code: do not edit. -->
            # agent.yml

            What a host says about itself: `/etc/skynet/agent.yml`, root, 0640. Read once at the start and checked strictly:
            settings that are unknown, missing or malformed stop the start, all of them named. It holds no secret: the agent
            finds its AWS credentials as the AWS SDK for Java does.

            ```yaml
            """);
    page.append(LEAST).append("unsandboxedBuilds: true\n```\n\n");
    page.append("| setting | default | form | meaning |\n|---|---|---|---|\n");
    for (Row row : ROWS) {
      page.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  row.path(),
                  row.absent().isEmpty() ? "**required**" : row.absent(),
                  row.form(),
                  row.meaning()));
    }
    return page.append(
            """

            Durations are written `500ms`, `20s`, `5m` or `1h`.

            ## The ceiling

            A bundle never widens its own rights: what this file does not allow is refused before anything is touched. This
            version has one such switch, `unsandboxedBuilds`. Users, files outside the release and systemd units cannot be
            named by a bundle at all; services, hooks and checks run as the user of the agent.
            """)
        .toString();
  }

  private static Row required(String key, String form, String meaning, String... refused) {
    return new Row("", key, "", form, meaning, List.of(refused), null);
  }
}
