package dev.skynet.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Reads pages of services on this machine. */
final class Pages {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private final HttpClient http = HttpClient.newHttpClient();

  /** The page, or what went wrong, in one line. */
  String get(int port) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/".formatted(port)))
            .timeout(LIMIT)
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body().strip();
    } catch (IOException e) {
      return "no answer (" + e.getClass().getSimpleName() + ")";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
