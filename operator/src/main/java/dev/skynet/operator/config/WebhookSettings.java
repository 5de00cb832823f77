package dev.skynet.operator.config;

import static dev.skynet.operator.config.Setting.otherwise;
import static dev.skynet.operator.config.Setting.required;

import java.nio.file.Path;
import java.util.List;

/** Every variable that the webhook bridge reads. */
final class WebhookSettings {
  static final Setting<Path> SECRETS_DIR =
      required(
          "SKYNET_WEBHOOK_SECRETS_DIR",
          Kind.PATH,
          "a directory whose files are the webhook secrets");
  static final Setting<Integer> PORT =
      otherwise("SKYNET_PORT", Kind.PORT, "8080", "the port of POST /webhooks/github");
  static final Setting<Integer> HEALTH_PORT =
      otherwise(
          "SKYNET_HEALTH_PORT", Kind.PORT, "8082", "the port of /healthz, /readyz and /metrics");

  private WebhookSettings() {}

  /** All of them, in the order of the reference page. */
  static List<Setting<?>> all() {
    return List.of(SECRETS_DIR, CommonSettings.NAMESPACES, CommonSettings.BIND, PORT, HEALTH_PORT);
  }
}
