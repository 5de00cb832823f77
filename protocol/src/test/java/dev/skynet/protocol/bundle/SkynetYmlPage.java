package dev.skynet.protocol.bundle;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** {@code docs/reference/skynet-yml.md}. */
final class SkynetYmlPage {
  /** A file in which every section stands, and no default is overridden. */
  static final String BARE =
      """
      version: 1
      build: {run: [a]}
      services: {web: {run: a}}
      hooks: {once: {run: a}}
      health: {checks: [{http: {url: "http://a"}}]}
      """;

  static final Map<String, Keys> SECTIONS = sections();

  private static final String BEGIN =
      """
      <!-- Generated from the code: do not edit. -->
      # skynet.yml

      Stands at the top of the tree. It is read strictly: a key that is unknown or stands twice, an alias, and a value
      beyond its range are errors, named with line and cure; the operator finds them when it packs the source, before
      anything is built. At most 64 KiB.

      Durations are written `30s`, `15m` or `1h`. Commands are lines for `sh`, run in the release (a build: in the tree).
      `${NAME}` in a check is replaced from the environment of the release.

      ```yaml
      version: 1
      build:
        run: [npm ci, npm run build]
        output: [dist, bin]
      services:
        web: {run: exec bin/server}
      hooks:
        once: {run: bin/migrate, timeout: 15m}
      health:
        checks:
          - http: {url: "http://127.0.0.1:${PORT}/healthz", contains: "${SKYNET_COMMIT}"}
      ```
      """;

  private static final String END =
      """

      ## The environment

      Builds, services, hooks and checks get nothing of the agent's own environment but `PATH` and `HOME` (a build: a
      home of its own). Then come, the later one winning: `env` of this file (a build: `build.env`), `env` of the
      host's [agent.yml](agent-yml.md), and what the agent sets:

      | variable | |
      |---|---|
      | `SKYNET_COMMIT` | full SHA of the commit |
      | `SKYNET_RELEASE` | id of the release; not in a build |
      | `SKYNET_INSTANCE` | id of the member |
      | `SKYNET_GROUP` | `<namespace>/<name>` |
      """;

  private SkynetYmlPage() {}

  static String text() {
    var page = new StringBuilder(BEGIN);
    SECTIONS.forEach(
        (section, keys) -> {
          page.append("\n## ").append(section.isEmpty() ? "The file" : "`" + section + "`");
          page.append("\n\n| key | type | default | range | meaning |\n|---|---|---|---|---|\n");
          rows(section).forEach(row -> page.append(row.line()));
          if (!keys.later().isEmpty()) {
            page.append("\nNot supported by this version: `")
                .append(String.join("`, `", new TreeSet<>(keys.later())))
                .append("`.\n");
          }
        });
    return page.append(END).toString();
  }

  static List<ReferenceRow> rows(String section) {
    return ROWS.stream().filter(row -> row.section().equals(section)).toList();
  }

  private static Map<String, Keys> sections() {
    Map<String, Keys> sections = new LinkedHashMap<>();
    sections.put("", SkynetFileParser.ROOT);
    sections.put("build", SkynetFileParser.BUILD);
    sections.put("services.<name>", SkynetFileParser.SERVICE);
    sections.put("hooks", SkynetFileParser.HOOKS);
    sections.put("hooks.<name>", SkynetFileParser.HOOK);
    sections.put("health", HealthReader.HEALTH);
    sections.put("health.checks[]", HealthReader.CHECK);
    sections.put("health.checks[].http", HealthReader.HTTP);
    sections.put("keep", SkynetFileParser.KEEP);
    return sections;
  }

  private static ReferenceRow row(String section, String key, String type, String meaning) {
    return ReferenceRow.of(section, key, type, meaning);
  }

  static final List<ReferenceRow> ROWS =
      List.of(
          row("", "version", "number", "of this format")
              .range("1", "version: %s", List.of("1"), List.of("0", "2")),
          row("", "build", "mapping", "how the lead makes the artifact")
              .absent("the source tree is the artifact"),
          row("", "env", "names to texts", "environment of services, hooks and checks")
              .absent("empty", SkynetFile::env)
              .range(
                  "names of letters, digits and `_`, not beginning with `SKYNET_`",
                  "version: 1\nenv: {%s: x}",
                  List.of("A", "_b2"),
                  List.of("1A", "SKYNET_COMMIT")),
          row(
                  "",
                  "services",
                  "names to mappings",
                  "processes, started in this order, stopped in reverse")
              .absent("none")
              .range(
                  "at most 20; names of 1 to 40 of `a-z0-9-`",
                  "version: 1\nservices: {%s: {run: a}}",
                  List.of("web-1"),
                  List.of("Web", "a".repeat(41))),
          row("", "hooks", "mapping", "commands around the switch").absent("none"),
          row("", "health", "mapping", "when a release counts as good").absent("its defaults"),
          row("", "keep", "mapping", "how many releases stay on the host").absent("its defaults"),
          row(
                  "build",
                  "run",
                  "list of commands",
                  "for `sh -e`, one after the other; the first that fails ends the build")
              .range(
                  "1 to 50",
                  "version: 1\nbuild: {run: %s}",
                  List.of("[a]", list("a", 50)),
                  List.of("a", list("a", 51))),
          row("build", "env", "names to texts", "environment of the build alone").absent("empty"),
          row("build", "timeout", "duration", "of all commands together")
              .absent("15m", f -> f.build().orElseThrow().timeout())
              .range(
                  "1s to 1h",
                  "version: 1\nbuild: {run: [a], timeout: %s}",
                  List.of("1s", "1h"),
                  List.of("0s", "61m")),
          row(
                  "build",
                  "output",
                  "list of paths",
                  "files and directories that become the artifact; `skynet.yml` always does")
              .absent("the whole tree", f -> f.build().orElseThrow().output())
              .range(
                  "at most 100, inside the tree",
                  "version: 1\nbuild: {run: [a], output: [%s]}",
                  List.of("dist", "target/app.jar"),
                  List.of("../x", "/etc", ".")),
          row(
                  "services.<name>",
                  "run",
                  "command",
                  "runs as long as the release is current; write `exec` so that it is the service"
                      + " itself that is signalled and watched")
              .range("", "version: 1\nservices: {web: {run: %s}}", List.of("a"), List.of("''")),
          row("services.<name>", "stop", "duration", "from TERM to KILL")
              .absent("30s", f -> f.services().getFirst().stop())
              .range(
                  "1s to 1h",
                  "version: 1\nservices: {web: {run: a, stop: %s}}",
                  List.of("1s", "1h"),
                  List.of("0s", "61m")),
          hook(
              "once",
              "on the lead only, while the old release serves; at least once per rollout, so it"
                  + " must be repeatable, and suit the old release too"),
          hook("before", "while the old release serves"),
          hook("after", "when the services have started, before the checks"),
          hook(
              "undo",
              "before a release that failed is taken away; if it fails the way back goes on"),
          row("hooks.<name>", "run", "command", "must end with status 0")
              .range("", "version: 1\nhooks: {once: {run: %s}}", List.of("a"), List.of("''")),
          row(
                  "hooks.<name>",
                  "timeout",
                  "duration",
                  "after it the command and all that it started are killed")
              .absent("5m", f -> f.hooks().once().orElseThrow().timeout())
              .range(
                  "1s to 1h",
                  "version: 1\nhooks: {once: {run: a, timeout: %s}}",
                  List.of("1s", "1h"),
                  List.of("0s", "61m")),
          row(
                  "health",
                  "checks",
                  "list of mappings",
                  "all must pass; each has one of the keys below")
              .absent("none")
              .range(
                  "at most 20",
                  "version: 1\nhealth: {checks: %s}",
                  List.of(list("{run: a}", 20)),
                  List.of(list("{run: a}", 21))),
          row("health", "start", "duration", "by when all have passed once")
              .absent("1m", f -> f.health().start())
              .range(
                  "1s to 1h",
                  "version: 1\nhealth: {start: %s}",
                  List.of("1s", "1h"),
                  List.of("0s", "61m")),
          row(
                  "health",
                  "stable",
                  "duration",
                  "how long they must go on passing, without a restart of a service")
              .absent("10s", f -> f.health().stable())
              .range(
                  "0s to 1h",
                  "version: 1\nhealth: {stable: %s}",
                  List.of("0s", "1h"),
                  List.of("61m")),
          row(
                  "health.checks[]",
                  "http",
                  "mapping",
                  "a GET, answered within 5 s; redirects are not followed")
              .absent("-"),
          row("health.checks[]", "tcp", "`host:port`", "a connection that is accepted within 2 s")
              .absent("-")
              .range(
                  "port 1 to 65535",
                  "version: 1\nhealth: {checks: [{tcp: \"%s\"}]}",
                  List.of("a:1", "[::1]:65535"),
                  List.of("a", "a:0", "a:65536")),
          row("health.checks[]", "run", "command", "ends with status 0 within 30 s").absent("-"),
          row("health.checks[].http", "url", "http or https URL", "may hold `${NAME}`")
              .range(
                  "",
                  "version: 1\nhealth: {checks: [{http: {url: \"%s\"}}]}",
                  List.of("http://127.0.0.1:${PORT}/"),
                  List.of("ftp://a", "/healthz")),
          row("health.checks[].http", "status", "number", "that is expected")
              .absent("200", SkynetYmlPage::status)
              .range(
                  "100 to 599",
                  "version: 1\nhealth: {checks: [{http: {url: \"http://a\", status: %s}}]}",
                  List.of("100", "599"),
                  List.of("99", "600")),
          row(
                  "health.checks[].http",
                  "contains",
                  "text",
                  "that the first MiB of the body must hold; may hold `${NAME}`")
              .absent("anything goes"),
          row(
                  "keep",
                  "releases",
                  "number",
                  "good releases; the current one and the way back always stay")
              .absent("3", f -> f.keep().releases())
              .range(
                  "1 to 50",
                  "version: 1\nkeep: {releases: %s}",
                  List.of("1", "50"),
                  List.of("0", "51")),
          row("keep", "failed", "number", "releases that were never good here")
              .absent("1", f -> f.keep().failed())
              .range(
                  "0 to 50",
                  "version: 1\nkeep: {failed: %s}",
                  List.of("0", "50"),
                  List.of("-1", "51")));

  private static ReferenceRow hook(String name, String meaning) {
    return row("hooks", name, "command or mapping", meaning).absent("none");
  }

  private static String list(String item, int times) {
    return "[" + String.join(", ", Collections.nCopies(times, item)) + "]";
  }

  private static Object status(SkynetFile file) {
    return file.health().checks().getFirst() instanceof SkynetFile.Check.Http http
        ? http.status()
        : Duration.ZERO;
  }
}
