package dev.skynet.operator.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skynet.operator.config.Endpoint;
import dev.skynet.operator.http.HttpListener;
import dev.skynet.operator.webhook.github.Signature;
import dev.skynet.operator.webhook.push.FakeGroups;
import dev.skynet.operator.webhook.push.FakeRolloutStore;
import dev.skynet.operator.webhook.push.PushRecorder;
import dev.skynet.operator.webhook.push.RolloutStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The bridge on a loopback port, and a client that delivers to it as GitHub does. */
final class BridgeUnderTest implements AutoCloseable {
  static final byte[] SECRET = "It's a Secret to Everybody".getBytes(UTF_8);
  static final byte[] NEXT_SECRET = "the next one".getBytes(UTF_8);

  final FakeGroups groups = new FakeGroups();
  final FakeRolloutStore store = new FakeRolloutStore();
  final MeterRegistry registry = new SimpleMeterRegistry();

  private final HttpListener listener;
  private final HttpClient client = HttpClient.newHttpClient();

  BridgeUnderTest() {
    listener = listen(store);
  }

  /** With another store in front of the own one. */
  BridgeUnderTest(RolloutStore other) {
    listener = listen(other);
  }

  private HttpListener listen(RolloutStore rollouts) {
    WebhookRoute route =
        new WebhookRoute(
            new GithubWebhook(
                () -> List.of(SECRET, NEXT_SECRET), groups, new PushRecorder(rollouts)),
            new BodyReader(System::nanoTime),
            new WebhookMetrics(registry));
    return HttpListener.start(
        new Endpoint("127.0.0.1", 0, "SKYNET_PORT"),
        Duration.ofSeconds(30),
        routing -> routing.post(WebhookRoute.PATH, route));
  }

  int port() {
    return listener.port();
  }

  /** Headers as GitHub sends them with this body. */
  static Map<String, String> headers(String event, String delivery, byte[] body) {
    return new TreeMap<>(
        Map.of(
            "Content-Type",
            "application/json",
            "User-Agent",
            "GitHub-Hookshot/044aadd",
            "X-GitHub-Delivery",
            delivery,
            "X-GitHub-Event",
            event,
            "X-GitHub-Hook-ID",
            "109948940",
            "X-Hub-Signature-256",
            Signature.of(body, SECRET)));
  }

  HttpResponse<String> deliver(String event, String delivery, byte[] body)
      throws IOException, InterruptedException {
    return send(headers(event, delivery, body), body);
  }

  HttpResponse<String> send(Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/webhooks/github"))
            .version(HttpClient.Version.HTTP_1_1)
            .POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  double counted(WebhookResult result) {
    return registry.get("skynet.webhooks").tag("result", result.tag()).counter().count();
  }

  @Override
  public void close() {
    listener.close();
    client.close();
  }
}
