package dev.skynet.operator.http;

import dev.skynet.operator.config.Endpoint;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * {@code /healthz} (liveness), {@code /readyz} (readiness) and {@code /metrics} on a port of their
 * own, so that the port of the work may be exposed and this one not.
 */
public final class HealthServer implements AutoCloseable {
  private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpListener listener;

  /**
   * Listens at once.
   *
   * @param readiness asked at each probe; must not block
   * @param liveness asked at each probe; must not block
   * @throws dev.skynet.operator.config.BadSettingException if nobody can listen there
   */
  public HealthServer(
      Endpoint endpoint,
      PrometheusMeterRegistry registry,
      Supplier<Health> readiness,
      Supplier<Health> liveness) {
    listener =
        HttpListener.start(
            endpoint,
            Duration.ofSeconds(1),
            routing ->
                routing
                    .get("/healthz", probe(liveness))
                    .get("/readyz", probe(readiness))
                    .get("/metrics", metrics(registry)));
  }

  /** The port that is listened on. */
  public int port() {
    return listener.port();
  }

  @Override
  public void close() {
    listener.close();
  }

  private static Handler probe(Supplier<Health> asked) {
    return (request, response) -> {
      Health health = asked.get();
      response
          .status(health.ok() ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503)
          .send(health.reason() + "\n");
    };
  }

  private static Handler metrics(PrometheusMeterRegistry registry) {
    return (request, response) ->
        response.header(HeaderNames.CONTENT_TYPE, METRICS_TYPE).send(registry.scrape());
  }
}
