package dev.skynet.operator.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Deliveries by result, and how long each took from its headers until the answer stood. */
final class WebhookMetrics {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;

  WebhookMetrics(MeterRegistry registry) {
    this.registry = registry;
    // All results stand in the first scrape: a rate over a counter that appears later is wrong.
    for (WebhookResult result : WebhookResult.values()) {
      registry.counter("skynet.webhooks", "result", result.tag());
      timer(result);
    }
  }

  Timer.Sample start() {
    return Timer.start(registry);
  }

  void answered(Timer.Sample started, WebhookResult result) {
    registry.counter("skynet.webhooks", "result", result.tag()).increment();
    started.stop(timer(result));
  }

  private Timer timer(WebhookResult result) {
    return Timer.builder("skynet.webhook.duration")
        .tag("result", result.tag())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
