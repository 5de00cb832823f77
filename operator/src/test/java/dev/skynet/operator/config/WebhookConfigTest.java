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
}
