package dev.skynet.operator.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that the webhook bridge is told. It holds no secret, only where they lie: its text may be
 * printed.
 *
 * @param bind IP address of both ports
 * @param port POST /webhooks/github
 * @param healthPort /healthz, /readyz and /metrics
 * @param namespaces those whose groups are looked at; empty: all
 * @param secretsDir every file is one valid webhook secret
 */
public record WebhookConfig(
    String bind, int port, int healthPort, List<String> namespaces, Path secretsDir) {

  /** Copies the list. */
  public WebhookConfig {
    namespaces = List.copyOf(namespaces);
  }

  /**
   * Reads and checks all of it.
   *
   * @throws BadSettingException names the first variable that cannot be used
   */
  public static WebhookConfig from(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    WebhookConfig config =
        new WebhookConfig(
            settings.get(CommonSettings.BIND),
            settings.get(WebhookSettings.PORT),
            settings.get(WebhookSettings.HEALTH_PORT),
            settings.get(CommonSettings.NAMESPACES),
            settings.get(WebhookSettings.SECRETS_DIR));
    if (config.port != 0 && config.port == config.healthPort) {
      throw new BadSettingException(
          WebhookSettings.PORT.name(),
          "%d is SKYNET_HEALTH_PORT too; set one of them to another port".formatted(config.port));
    }
    return config;
  }

  /** Where deliveries are taken. */
  public Endpoint webhooks() {
    return new Endpoint(bind, port, WebhookSettings.PORT.name());
  }

  /** Where probes and metrics are answered. */
  public Endpoint health() {
    return new Endpoint(bind, healthPort, WebhookSettings.HEALTH_PORT.name());
  }
}
