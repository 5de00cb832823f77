package dev.skynet.protocol.bundle;

import dev.skynet.protocol.bundle.SkynetFile.Check;
import dev.skynet.protocol.bundle.SkynetFile.Health;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the section {@code health}. */
final class HealthReader {
  static final Keys HEALTH = Keys.of("checks", "start", "stable");
  static final Keys CHECK = Keys.of("http", "tcp", "run");
  static final Keys HTTP = Keys.of("url", "status", "contains");
  private static final String EXAMPLE = "[{http: {url: \"http://127.0.0.1:8080/healthz\"}}]";
  private static final int MOST_CHECKS = 20;

  private static final Pattern VARIABLE = Pattern.compile("(:?)\\$\\{[A-Za-z_][A-Za-z0-9_]*}");
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^:\\s/]+)):(\\d{1,5})");

  private final Problems problems;
  private final Values values;

  HealthReader(Problems problems, Values values) {
    this.problems = problems;
    this.values = values;
  }

  Health read(Section root) {
    Section health =
        values
            .section(root, "health", HEALTH)
            .orElseGet(() -> Section.empty("health", root.node()));
    return new Health(
        checks(health),
        values.duration(health, "start", Duration.ofSeconds(1), Duration.ofSeconds(60)),
        values.duration(health, "stable", Duration.ZERO, Duration.ofSeconds(10)));
  }

  private List<Check> checks(Section health) {
    List<Check> checks = new ArrayList<>();
    List<Node> items = values.items(health, "checks", MOST_CHECKS, EXAMPLE);
    for (int i = 0; i < items.size(); i++) {
      values
          .mapping(health.pathOf("checks") + "[" + i + "]", items.get(i))
          .flatMap(this::check)
          .ifPresent(checks::add);
    }
    return checks;
  }

  private Optional<Check> check(Section check) {
    CHECK.check(check, problems);
    List<String> kinds = CHECK.known().stream().filter(check.values()::containsKey).toList();
    if (kinds.size() != 1) {
      problems.add(
          check.node(),
          "'%s' has %s of http, tcp and run"
              .formatted(check.path(), kinds.isEmpty() ? "none" : "more than one"),
          "give each check exactly one");
      return Optional.empty();
    }
    return switch (kinds.getFirst()) {
      case "http" -> values.section(check, "http", HTTP).map(this::http);
      case "tcp" ->
          values.parsed(check, "tcp", HealthReader::tcp, "write host:port, like 127.0.0.1:9090");
      default ->
          check
              .get("run")
              .flatMap(node -> values.text(check.pathOf("run"), node))
              .map(Check.Command::new);
    };
  }

  private Check http(Section http) {
    String url = values.required(http, "url", "url: \"http://127.0.0.1:8080/healthz\"");
    if (!url.isEmpty() && !isHttp(url)) {
      problems.add(
          http.get("url").orElse(http.node()),
          "'%s' is '%s'".formatted(http.pathOf("url"), url),
          "write a URL like http://127.0.0.1:8080/healthz");
    }
    return new Check.Http(
        url,
        values.integer(http, "status", 100, 599, 200),
        http.get("contains").flatMap(node -> values.text(http.pathOf("contains"), node)));
  }

  /** Variables count as a letter, or as a digit where a port stands. */
  private static boolean isHttp(String url) {
    String sample =
        VARIABLE.matcher(url).replaceAll(found -> found.group(1).isEmpty() ? "x" : ":1");
    try {
      URI uri = new URI(sample);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Optional<Check> tcp(String text) {
    Matcher matcher = HOST_AND_PORT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int port = Integer.parseInt(matcher.group(3));
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return port >= 1 && port <= 65535 ? Optional.of(new Check.Tcp(host, port)) : Optional.empty();
  }
}
