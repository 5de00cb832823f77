package dev.skynet.local.helm;

import java.nio.file.Path;
import java.util.Map;

/** The chart of this repository, as the module's tests find it. */
final class ShippedChart {
  /** Its directory. */
  static final Path DIRECTORY = Path.of("..", "helm", "skynet").toAbsolutePath().normalize();

  /** The least that a release needs. */
  static final Map<String, Object> LEAST =
      Map.of(
          "fleet", "demo",
          "bucket", "skynet-demo",
          "webhook", Map.of("existingSecret", "webhook-secrets"));

  private ShippedChart() {}
}
