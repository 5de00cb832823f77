package dev.skynet.operator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.metrics.MetricsTable;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WebhookMetricsPageTest {
  /** Beside these, of what the bridge reads of groups; its name is held by GroupReaderTest. */
  private static final String UNREADABLE = "skynet_webhook_groups_unreadable";

  @Test
  void thePageListsEveryMetricOfTheBridgeAndNoOther() throws IOException {
    // given
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var metrics = new WebhookMetrics(registry);
    metrics.answered(metrics.start(), WebhookResult.CREATED);
    // when
    var all = new TreeSet<>(MetricsTable.of(registry));
    all.add(UNREADABLE);
    // then
    assertThat(MetricsTable.after("What the bridge measures"))
        .as("docs/operations.md, Watch")
        .isEqualTo(all);
  }
}
