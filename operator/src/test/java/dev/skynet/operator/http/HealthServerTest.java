package dev.skynet.operator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.config.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HealthServerTest {
  private final AtomicReference<Health> ready = new AtomicReference<>(Health.OK);

  @Test
  void readinessSaysWhyNotWhileLivenessStaysGreen() throws Exception {
    try (Metrics metrics = new Metrics();
        HealthServer server = serve(metrics)) {
      // given
      ready.set(Health.not("informers are not synced"));

      // when
      HttpResponse<String> notReady = get(server, "/readyz");
      HttpResponse<String> alive = get(server, "/healthz");

      // then
      assertThat(notReady.statusCode()).isEqualTo(503);
      assertThat(notReady.body()).isEqualTo("informers are not synced\n");
      assertThat(alive.statusCode()).isEqualTo(200);

      // and when
      ready.set(Health.OK);

      // then
      assertThat(get(server, "/readyz").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void metricsAreInThePrometheusFormat() throws Exception {
    try (Metrics metrics = new Metrics();
        HealthServer server = serve(metrics)) {
      // given
      metrics.registry().counter("skynet.things", "result", "done").increment();

      // when
      HttpResponse<String> answer = get(server, "/metrics");

      // then
      assertThat(answer.headers().firstValue("content-type"))
          .contains("text/plain; version=0.0.4; charset=utf-8");
      assertThat(answer.body())
          .contains("skynet_things_total{result=\"done\"} 1.0")
          .contains("jvm_memory_used_bytes{area=\"heap\"");
    }
  }

  private HealthServer serve(Metrics metrics) {
    return new HealthServer(
        new Endpoint("127.0.0.1", 0, "SKYNET_HEALTH_PORT"),
        metrics.registry(),
        ready::get,
        () -> Health.OK);
  }

  private static HttpResponse<String> get(HealthServer server, String path)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
