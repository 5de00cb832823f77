package dev.skynet.operator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookConfigTest {
  @Test
  void onlyTheSecretsDirectoryMustBeSaid() {
    assertThat(WebhookConfig.from(Map.of("SKYNET_WEBHOOK_SECRETS_DIR", "/etc/skynet/webhook")))
        .isEqualTo(
            new WebhookConfig("0.0.0.0", 8080, 8082, List.of(), Path.of("/etc/skynet/webhook")));
  }

  @Test
  void withoutASecretsDirectoryTheStartIsRefused() {
    assertThatThrownBy(() -> WebhookConfig.from(Map.of()))
        .isInstanceOf(BadSettingException.class)
        .hasMessage(
            "SKYNET_WEBHOOK_SECRETS_DIR: is not set; set it to a directory whose files are the"
                + " webhook secrets");
  }

  @Test
  void deliveriesAndProbesDoNotShareAPort() {
    assertThatThrownBy(() -> WebhookConfig.from(ports("9000", "9000")))
        .isInstanceOf(BadSettingException.class)
        .hasMessage("SKYNET_PORT: 9000 is SKYNET_HEALTH_PORT too; set one of them to another port");
    assertThat(WebhookConfig.from(ports("0", "0")).webhooks())
        .isEqualTo(new Endpoint("0.0.0.0", 0, "SKYNET_PORT"));
  }

  private static Map<String, String> ports(String webhooks, String health) {
    return Map.of(
        "SKYNET_WEBHOOK_SECRETS_DIR", "/etc/skynet/webhook",
        "SKYNET_PORT", webhooks,
        "SKYNET_HEALTH_PORT", health);
  }
}
