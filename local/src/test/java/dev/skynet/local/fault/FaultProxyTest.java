package dev.skynet.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.skynet.local.TestRuns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/echo",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.createContext(
        "/hold",
        exchange -> {
          held.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.start();
    proxy =
        FaultProxy.start(
            TestRuns.ports().next(),
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    release.countDown();
    client.close();
    proxy.close();
    server.stop(0);
  }

  @Test
  void passesWhatIsSaidInBothDirections() throws Exception {
    String large = "x".repeat(1_000_000);
    assertThat(post(large).body()).isEqualTo(large);
    assertThat(proxy.refused()).isZero();
  }

  @Test
  void resetsEveryCallWhileItRefusesAndCountsThem() throws Exception {
    // given
    proxy.mode(FaultMode.REFUSE);
    // when
    for (int call = 0; call < 4; call++) {
      assertThatThrownBy(() -> post("a")).isInstanceOf(IOException.class);
    }
    // then
    proxy.awaitRefused(4, LIMIT);
  }

  @Test
  void answers503WhileUnavailableAlsoToALargeBody() throws Exception {
    // given
    proxy.mode(FaultMode.UNAVAILABLE);
    // when
    HttpResponse<String> small = post("a");
    HttpResponse<String> large = post("x".repeat(1_000_000));
    // then
    assertThat(small.statusCode()).isEqualTo(503);
    assertThat(large.statusCode()).isEqualTo(503);
    proxy.awaitRefused(2, LIMIT);
  }

  @Test
  void cutsWhatIsUnderWayWhenTheModeChanges() throws Exception {
    // given
    CompletableFuture<HttpResponse<String>> poll =
        client.sendAsync(
            HttpRequest.newBuilder(proxy.endpoint().resolve("/hold")).build(),
            HttpResponse.BodyHandlers.ofString());
    held.await();
    // when
    proxy.mode(FaultMode.REFUSE);
    // then
    assertThatThrownBy(() -> poll.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void passesAgainAfterAnOutage() throws Exception {
    // given
    proxy.mode(FaultMode.UNAVAILABLE);
    assertThat(post("a").statusCode()).isEqualTo(503);
    // when
    proxy.mode(FaultMode.PASS);
    // then
    assertThat(post("b").body()).isEqualTo("b");
  }

  @Test
  void saysHowManyCallsItSawWhenThereAreTooFew() {
    proxy.mode(FaultMode.REFUSE);
    assertThatThrownBy(() -> proxy.awaitRefused(4, Duration.ofMillis(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("only 0 of 4");
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(proxy.endpoint().resolve("/echo"))
            .version(HttpClient.Version.HTTP_1_1)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
