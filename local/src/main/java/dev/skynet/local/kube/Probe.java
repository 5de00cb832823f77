package dev.skynet.local.kube;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the parts whether they can be used. */
final class Probe {
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final Layout layout;
  private final HttpClient client;

  Probe(Layout layout) {
    this.layout = layout;
    this.client =
        HttpClient.newBuilder()
            .sslContext(layout.admin().sslContext(layout.authority()))
            .connectTimeout(ANSWER)
            .build();
  }

  boolean etcdReady() {
    return answers200(layout.etcdHealth().resolve("/readyz"));
  }

  boolean apiServerReady() {
    return answers200(layout.url().resolve("/readyz"));
  }

  /** The controllers have no port of their own; the first thing they make shows that they work. */
  boolean controllersReady() {
    return answers200(layout.url().resolve("/api/v1/namespaces/default/serviceaccounts/default"));
  }

  private boolean answers200(URI address) {
    try {
      return client
              .send(
                  HttpRequest.newBuilder(address).timeout(ANSWER).GET().build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false; // not yet
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the control plane", e);
    }
  }
}
