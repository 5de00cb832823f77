package dev.skynet.operator.webhook;

import static dev.skynet.operator.webhook.github.Payloads.push;
import static dev.skynet.operator.webhook.push.Pushes.group;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.operator.webhook.push.FakeRolloutStore;
import dev.skynet.operator.webhook.push.Push;
import dev.skynet.operator.webhook.push.PushedGroup;
import dev.skynet.operator.webhook.push.RolloutStore;
import dev.skynet.operator.webhook.push.StoreException;
import dev.skynet.operator.webhook.push.StoredRollout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only shows on a socket. */
class WebhookServerTest {
  @Test
  void ofTheSameDeliveryManyTimesAtOnceOneIsStored() throws Exception {
    try (BridgeUnderTest bridge = new BridgeUnderTest();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // given
      bridge.groups.set(group("shop", "web"));

      // when
      List<Future<HttpResponse<String>>> calls =
          IntStream.range(0, 16)
              .mapToObj(i -> threads.submit(() -> bridge.deliver("push", "d1", push())))
              .toList();
      List<Integer> statuses = calls.stream().map(c -> status(c)).sorted().toList();

      // then
      assertThat(bridge.store.names()).hasSize(1);
      assertThat(statuses.getLast()).isEqualTo(202);
      assertThat(statuses.subList(0, 15)).containsOnly(200);
    }
  }

  @Test
  void aDeliveryUnderWayIsAnsweredWhileTheBridgeStops() throws Exception {
    HeldStore held = new HeldStore();
    BridgeUnderTest bridge = new BridgeUnderTest(held);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // given
      bridge.groups.set(group("shop", "web"));
      Future<HttpResponse<String>> underWay =
          threads.submit(() -> bridge.deliver("push", "d1", push()));
      held.entered.await();

      // when
      Future<?> stopping = threads.submit(bridge::close);
      untilRefused(bridge.port());
      held.go.countDown();

      // then
      assertThat(status(underWay)).isEqualTo(202);
      stopping.get();
      assertThat(held.store.names()).hasSize(1);
    }
  }

  @Test
  void aChunkedBodyIsTakenAndALargeOneRefused() throws Exception {
    try (BridgeUnderTest bridge = new BridgeUnderTest()) {
      // given
      bridge.groups.set(group("shop", "web"));
      byte[] body = push();

      // then
      assertThat(chunked(bridge, body, 1)).startsWith("HTTP/1.1 202");
      assertThat(chunked(bridge, new byte[1024 * 1024], 26)).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void aBodyThatIsAnnouncedAndNotSentKeepsNobodyOut() throws Exception {
    try (BridgeUnderTest bridge = new BridgeUnderTest();
        Socket silent = new Socket(InetAddress.getLoopbackAddress(), bridge.port())) {
      // given
      bridge.groups.set(group("shop", "web"));
      silent.getOutputStream().write(head(push(), "Content-Length: " + BodyReader.LIMIT));

      // when
      Map<String, String> headers = BridgeUnderTest.headers("push", "d1", push());

      // then
      assertThat(bridge.send(headers, push()).statusCode()).isEqualTo(202);
    }
  }

  @Test
  void aHeaderThatIsThereTwiceIsRefused() throws Exception {
    try (BridgeUnderTest bridge = new BridgeUnderTest()) {
      for (String name : List.of("X-Hub-Signature-256", "X-GitHub-Event", "X-GitHub-Delivery")) {
        assertThat(raw(bridge, push(), "Content-Length: " + push().length, name + ": other"))
            .startsWith("HTTP/1.1 400");
      }
    }
  }

  @Test
  void aCompressedBodyIsRefused() throws Exception {
    try (BridgeUnderTest bridge = new BridgeUnderTest()) {
      // given
      bridge.groups.set(group("shop", "web"));
      String length = "Content-Length: " + push().length;

      // then
      assertThat(raw(bridge, push(), length, "Content-Encoding: gzip")).startsWith("HTTP/1.1 400");
      assertThat(bridge.store.names()).isEmpty();
    }
  }

  @Test
  void aBodyOfTwoLengthsIsRefused() throws Exception {
    try (BridgeUnderTest bridge = new BridgeUnderTest()) {
      // given
      bridge.groups.set(group("shop", "web"));
      String length = "Content-Length: " + push().length;

      // then
      assertThat(raw(bridge, push(), length, "Transfer-Encoding: chunked"))
          .startsWith("HTTP/1.1 400");
      assertThat(raw(bridge, push(), length, "Content-Length: 7")).startsWith("HTTP/1.1 400");
      assertThat(bridge.store.names()).isEmpty();
    }
  }

  @Test
  void aSecondRequestOnTheConnectionIsAnsweredAfterARefusal() throws Exception {
    try (BridgeUnderTest bridge = new BridgeUnderTest()) {
      // given
      bridge.groups.set(group("shop", "web"));
      Map<String, String> form = BridgeUnderTest.headers("push", "d1", push());
      form.put("Content-Type", "text/plain");

      // then
      assertThat(bridge.send(form, push()).statusCode()).isEqualTo(415);
      assertThat(bridge.deliver("push", "d1", push()).statusCode()).isEqualTo(202);
    }
  }

  /** Sends the part that often as one chunked body; returns the status line. */
  private static String chunked(BridgeUnderTest bridge, byte[] part, int times) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bridge.port());
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      OutputStream out = socket.getOutputStream();
      out.write(head(part, "Transfer-Encoding: chunked"));
      try {
        for (int i = 0; i < times; i++) {
          out.write((Integer.toHexString(part.length) + "\r\n").getBytes(US_ASCII));
          out.write(part);
          out.write("\r\n".getBytes(US_ASCII));
        }
        out.write("0\r\n\r\n".getBytes(US_ASCII));
      } catch (IOException e) {
        // The bridge may answer and hang up before the end of a body that is too large.
        assertThat(times).isGreaterThan(1);
      }
      return Optional.ofNullable(in.readLine()).orElse("");
    }
  }

  /** Sends the body after these headers; returns the status line. */
  private static String raw(BridgeUnderTest bridge, byte[] body, String... more)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bridge.port());
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      socket.getOutputStream().write(head(body, more));
      socket.getOutputStream().write(body);
      return Optional.ofNullable(in.readLine()).orElse("");
    }
  }

  /** A request up to its body, with the headers of a good one and more. */
  private static byte[] head(byte[] signed, String... more) {
    StringBuilder head = new StringBuilder("POST /webhooks/github HTTP/1.1\r\nHost: bridge\r\n");
    BridgeUnderTest.headers("push", "d1", signed)
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    Stream.of(more).forEach(line -> head.append(line).append("\r\n"));
    return head.append("\r\n").toString().getBytes(US_ASCII);
  }

  private static void untilRefused(int port) {
    assertThatThrownBy(
            () -> {
              while (true) {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
              }
            })
        .isInstanceOf(ConnectException.class);
  }

  private static int status(Future<HttpResponse<String>> call) {
    try {
      return call.get().statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Answers a create only when the test says so. */
  private static final class HeldStore implements RolloutStore {
    private final FakeRolloutStore store = new FakeRolloutStore();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @Override
    public boolean create(PushedGroup group, Push push, String name) throws StoreException {
      entered.countDown();
      try {
        go.await();
      } catch (InterruptedException e) {
        throw new StoreException(StoreException.Kind.AWAY, "interrupted", e);
      }
      return store.create(group, push, name);
    }

    @Override
    public Optional<StoredRollout> get(String namespace, String name) throws StoreException {
      return store.get(namespace, name);
    }
  }
}
