package dev.skynet.local.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class WebhookDeliveryTest {
  @Test
  void postsItsBytesWithTheHeadersOfGitHub() throws Exception {
    // given
    BlockingQueue<Headers> headers = new LinkedBlockingQueue<>();
    BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/webhooks/github",
        exchange -> {
          headers.add(exchange.getRequestHeaders());
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    receiver.start();
    WebhookDelivery ping =
        WebhookDelivery.ping(
            "d-1", new RepositoryAddress(URI.create("http://127.0.0.1:1"), "shop", "web"));
    // when
    HttpResponse<String> answer =
        ping.postTo(
            URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/webhooks/github"),
            "secret");
    receiver.stop(0);
    // then
    assertThat(answer.statusCode()).isEqualTo(202);
    Headers sent = headers.take();
    assertThat(sent.getFirst("X-GitHub-Event")).isEqualTo("ping");
    assertThat(sent.getFirst("X-GitHub-Delivery")).isEqualTo("d-1");
    assertThat(sent.getFirst("X-Hub-Signature-256")).isEqualTo(ping.signature("secret"));
    assertThat(sent.getFirst("Content-Type")).isEqualTo("application/json");
    assertThat(bodies.take()).isEqualTo(ping.body());
  }
}
