package dev.skynet.operator.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The product's own metrics, as the page for those who run it lists them and as the code has them.
 */
public final class MetricsTable {
  private static final Path PAGE = Path.of("../docs/operations.md");
  private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (skynet_[a-z_]+) ");
  private static final Pattern NAME = Pattern.compile("`(skynet_[a-z_]+)");

  private MetricsTable() {}

  /** Of the table below the sentence that begins so. */
  public static Set<String> after(String sentence) throws IOException {
    return Files.readString(PAGE)
        .lines()
        .dropWhile(line -> !line.startsWith(sentence))
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .flatMap(line -> NAME.matcher(line).results())
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a scrape shows; each timer has a gauge of its maximum beside it. */
  public static Set<String> of(PrometheusMeterRegistry registry) {
    return FAMILY
        .matcher(registry.scrape())
        .results()
        .map((MatchResult found) -> found.group(1))
        .filter(name -> !name.endsWith("_max"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
