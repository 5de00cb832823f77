package dev.skynet.operator.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /webhooks/github}: from HTTP to a delivery, and from its answer back. */
final class WebhookRoute implements Handler {
  static final String PATH = "/webhooks/github";

  private static final Logger log = LoggerFactory.getLogger(WebhookRoute.class);
  private static final HeaderName EVENT = HeaderNames.create("X-GitHub-Event");
  private static final HeaderName DELIVERY = HeaderNames.create("X-GitHub-Delivery");
  private static final HeaderName SIGNATURE = HeaderNames.create("X-Hub-Signature-256");
  private static final String RETRY_AFTER_SECONDS = "10";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final GithubWebhook webhook;
  private final BodyReader bodies;
  private final WebhookMetrics metrics;

  WebhookRoute(GithubWebhook webhook, BodyReader bodies, WebhookMetrics metrics) {
    this.webhook = webhook;
    this.bodies = bodies;
    this.metrics = metrics;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws IOException {
    Timer.Sample started = metrics.start();
    Answer answer = answer(request);
    log(answer);
    metrics.answered(started, answer.result());
    send(answer, response);
  }

  private Answer answer(ServerRequest request) throws IOException {
    String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      return Answer.of(
          WebhookResult.UNSUPPORTED_TYPE,
          "set the content type application/json in the webhook's settings");
    }
    try {
      GithubHeaders headers =
          new GithubHeaders(
              once(request, EVENT), once(request, DELIVERY), once(request, SIGNATURE));
      return bodies.with(
          request.headers().contentLength(),
          request.content().inputStream(),
          body -> webhook.answer(headers, body));
    } catch (BodyReader.RefusedException e) {
      return e.answer();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.of(WebhookResult.UNAVAILABLE, "the bridge is stopping; deliver again");
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (RuntimeException e) {
      log.error("delivery not answered", e);
      return Answer.of(WebhookResult.FAULT, "a fault of the bridge; its log says more");
    }
  }

  private static void send(Answer answer, ServerResponse response) throws JsonProcessingException {
    response
        .status(Status.create(answer.result().status()))
        .header(HeaderNames.CONTENT_TYPE, "application/json");
    if (answer.result() == WebhookResult.UNAVAILABLE) {
      response.header(HeaderNames.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    response.send(JSON.writeValueAsBytes(answer));
  }

  private static void log(Answer answer) {
    log.atInfo()
        .addKeyValue("result", answer.result().tag())
        // What an unsigned request says of itself does not belong in a log.
        .addKeyValue("delivery", answer.delivery().orElse(""))
        .addKeyValue("rollouts", answer.rollouts())
        .log(answer.reason());
  }

  /** Of two that differ nobody could say which one was meant. */
  private static Optional<String> once(ServerRequest request, HeaderName name)
      throws BodyReader.RefusedException {
    if (request.headers().values(name).size() > 1) {
      throw new BodyReader.RefusedException(
          WebhookResult.UNREADABLE, name.defaultCase() + " is there more than once");
    }
    return request.headers().first(name);
  }
}
