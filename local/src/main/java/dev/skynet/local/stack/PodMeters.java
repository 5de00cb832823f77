package dev.skynet.local.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a process says of itself, in the text format of Prometheus.
 *
 * @param lines of its page
 */
public record PodMeters(List<String> lines) {
  private static final double NANOS = 1e9;

  public PodMeters {
    lines = List.copyOf(lines);
  }

  /**
   * Reads the page of a pod.
   *
   * @throws IOException if it does not answer
   */
  public static PodMeters of(String address, int port) throws IOException {
    URI page = URI.create("http://%s:%d/metrics".formatted(address, port));
    try (var in = page.toURL().openStream()) {
      return new PodMeters(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  /** The sum of a meter's samples that carry all these labels, such as {@code area="heap"}. */
  public double sum(String name, String... labels) {
    return lines.stream()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> List.of(labels).stream().allMatch(line::contains))
        .mapToDouble(PodMeters::value)
        .sum();
  }

  /** A percentile of a timer; nothing if it has measured nothing. */
  public Optional<Duration> percentile(String timer, String quantile) {
    return lines.stream()
        .filter(line -> line.startsWith(timer + "{"))
        .filter(line -> line.contains("quantile=\"" + quantile + "\""))
        .map(PodMeters::value)
        .filter(seconds -> seconds > 0)
        .map(seconds -> Duration.ofNanos((long) (seconds * NANOS)))
        .findFirst();
  }

  private static double value(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }
}
