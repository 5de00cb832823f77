package dev.skynet.local.git;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One delivery of a GitHub webhook; sending it twice is what GitHub's <i>redeliver</i> does.
 *
 * @param id {@code X-GitHub-Delivery}
 * @param event {@code X-GitHub-Event}
 * @param body what is sent and signed, in UTF-8
 */
public record WebhookDelivery(String id, String event, String body) {
  /** GitHub gives up after 10 s. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Announces a push. */
  public static WebhookDelivery push(String id, Push push) {
    return new WebhookDelivery(id, "push", PushPayload.of(push));
  }

  /** What GitHub sends when a webhook is made. */
  public static WebhookDelivery ping(String id, RepositoryAddress repository) {
    return new WebhookDelivery(id, "ping", PushPayload.ping(repository));
  }

  /** The value of {@code X-Hub-Signature-256}. */
  public String signature(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256="
          + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Posts it, signed.
   *
   * @param secret as it was given to the forge
   * @throws IOException if nobody answers within the 10 s that GitHub waits
   */
  public HttpResponse<String> postTo(URI address, String secret)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .header("User-Agent", "GitHub-Hookshot/044aadd")
            .header("X-GitHub-Delivery", id)
            .header("X-GitHub-Event", event)
            .header("X-GitHub-Hook-ID", "3003")
            .header("X-GitHub-Hook-Installation-Target-Type", "repository")
            .header("X-Hub-Signature-256", signature(secret))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
