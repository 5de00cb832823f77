package dev.skynet.operator.webhook;

import static dev.skynet.operator.webhook.BridgeUnderTest.headers;
import static dev.skynet.operator.webhook.github.Payloads.push;
import static dev.skynet.operator.webhook.push.Pushes.group;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.operator.webhook.github.Payloads;
import dev.skynet.operator.webhook.github.Signature;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer of the bridge, over real HTTP. */
class WebhookAnswersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final BridgeUnderTest bridge = new BridgeUnderTest();

  @AfterEach
  void stop() {
    bridge.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"good", "refused", "unavailable"})
  void answers(
      String name,
      Consumer<BridgeUnderTest> given,
      Map<String, String> headers,
      byte[] body,
      WebhookResult result,
      String reason)
      throws Exception {
    // given
    bridge.groups.set(group("shop", "web", "web/**"));
    given.accept(bridge);

    // when
    HttpResponse<String> response = bridge.send(headers, body);

    // then
    JsonNode answer = JSON.readTree(response.body());
    assertThat(answer.path("reason").asText()).contains(reason);
    assertThat(response.statusCode()).isEqualTo(result.status());
    assertThat(response.headers().firstValue("content-type")).contains("application/json");
    assertThat(response.headers().firstValue("retry-after").isPresent())
        .isEqualTo(result.status() == 503);
    assertThat(bridge.counted(result)).isEqualTo(1);
    assertThat(answer.path("rollouts")).hasSize(result == WebhookResult.CREATED ? 1 : 0);
  }

  static Stream<Arguments> good() {
    byte[] tag = push(p -> p.put("ref", "refs/tags/v1"));
    byte[] gone = push(p -> p.put("deleted", true).put("after", "0".repeat(40)));
    byte[] otherBranch = push(p -> p.put("ref", "refs/heads/staging"));
    return Stream.of(
        row("a push", p -> {}, push(), WebhookResult.CREATED, "stored"),
        row("a tag", p -> {}, tag, WebhookResult.IGNORED, "refs/tags/v1 is not a branch"),
        row("a deletion", p -> {}, gone, WebhookResult.IGNORED, "refs/heads/main was deleted"),
        row(
            "another branch",
            p -> {},
            otherBranch,
            WebhookResult.NO_MATCH,
            "no group has this repository and refs/heads/staging"),
        row(
            "other paths",
            b -> b.groups.set(group("shop", "web", "infra/**")),
            push(),
            WebhookResult.NO_MATCH,
            "no file of the push is under the paths of the 1 groups"),
        row(
            "no group at all",
            b -> b.groups.set(),
            push(),
            WebhookResult.NO_MATCH,
            "no group has this repository"),
        row(
            "a group, while changes are unseen",
            b -> b.groups.current(false),
            push(),
            WebhookResult.CREATED,
            "stored"),
        raw(
            "ping",
            headers("ping", "d1", Payloads.ping()),
            Payloads.ping(),
            WebhookResult.PING,
            "the signature is good"),
        raw(
            "another event",
            headers("issues", "d1", push()),
            push(),
            WebhookResult.IGNORED,
            "only pushes roll anything out"),
        raw(
            "the next secret",
            with("X-Hub-Signature-256", Signature.of(push(), BridgeUnderTest.NEXT_SECRET)),
            push(),
            WebhookResult.CREATED,
            "stored"),
        raw(
            "a charset",
            with("Content-Type", "application/json; charset=utf-8"),
            push(),
            WebhookResult.CREATED,
            "stored"));
  }

  static Stream<Arguments> refused() {
    byte[] broken = "{\"ref\":".getBytes(UTF_8);
    byte[] huge = new byte[BodyReader.LIMIT + 1];
    byte[] form = "payload=%7B%7D".getBytes(UTF_8);
    return Stream.of(
        raw(
            "broken JSON",
            headers("push", "d1", broken),
            broken,
            WebhookResult.UNREADABLE,
            "not the JSON of a push"),
        raw(
            "no event",
            without("X-GitHub-Event"),
            push(),
            WebhookResult.UNREADABLE,
            "X-GitHub-Event is missing"),
        raw(
            "no delivery id",
            without("X-GitHub-Delivery"),
            push(),
            WebhookResult.UNREADABLE,
            "X-GitHub-Delivery is not 1 to 64"),
        raw(
            "a strange delivery id",
            with("X-GitHub-Delivery", "../x"),
            push(),
            WebhookResult.UNREADABLE,
            "X-GitHub-Delivery is not 1 to 64"),
        raw(
            "no signature",
            without("X-Hub-Signature-256"),
            push(),
            WebhookResult.BAD_SIGNATURE,
            "X-Hub-Signature-256 is missing"),
        raw(
            "a bad signature",
            with("X-Hub-Signature-256", Signature.of(push(), "guessed".getBytes(UTF_8))),
            push(),
            WebhookResult.BAD_SIGNATURE,
            "the signature fits no secret"),
        raw(
            "the old signature scheme",
            with("X-Hub-Signature-256", "sha1=00"),
            push(),
            WebhookResult.BAD_SIGNATURE,
            "the signature fits no secret"),
        raw(
            "an empty body",
            headers("push", "d1", new byte[0]),
            new byte[0],
            WebhookResult.UNREADABLE,
            "not the JSON of a push"),
        raw(
            "too large",
            headers("push", "d1", new byte[0]),
            huge,
            WebhookResult.TOO_LARGE,
            "larger than 25 MiB"),
        raw(
            "a form",
            contentType("application/x-www-form-urlencoded", form),
            form,
            WebhookResult.UNSUPPORTED_TYPE,
            "set the content type application/json"),
        raw(
            "the same JSON in other bytes",
            headers("push", "d1", push(p -> {})),
            push(),
            WebhookResult.BAD_SIGNATURE,
            "the signature fits no secret"),
        raw(
            "no content type",
            without("Content-Type"),
            push(),
            WebhookResult.UNSUPPORTED_TYPE,
            "set the content type application/json"));
  }

  static Stream<Arguments> unavailable() {
    return Stream.of(
        row(
            "groups not read",
            b -> b.groups.synced(false),
            push(),
            WebhookResult.UNAVAILABLE,
            "the groups are not read yet"),
        row(
            "no match, but changes are unseen",
            b -> {
              b.groups.set();
              b.groups.current(false);
            },
            push(),
            WebhookResult.UNAVAILABLE,
            "the groups may have changed unseen"),
        row(
            "API server away",
            b -> b.store.away(true),
            push(),
            WebhookResult.UNAVAILABLE,
            "not stored for shop/web"));
  }

  private static Arguments row(
      String name,
      Consumer<BridgeUnderTest> given,
      byte[] body,
      WebhookResult result,
      String reason) {
    return row(name, given, headers("push", "d1", body), body, result, reason);
  }

  private static Arguments row(
      String name,
      Consumer<BridgeUnderTest> given,
      Map<String, String> headers,
      byte[] body,
      WebhookResult result,
      String reason) {
    return Arguments.of(name, given, headers, body, result, reason);
  }

  private static Arguments raw(
      String name, Map<String, String> headers, byte[] body, WebhookResult result, String reason) {
    return row(name, b -> {}, headers, body, result, reason);
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> headers = headers("push", "d1", push());
    headers.put(name, value);
    return headers;
  }

  private static Map<String, String> without(String name) {
    Map<String, String> headers = headers("push", "d1", push());
    headers.remove(name);
    return headers;
  }

  private static Map<String, String> contentType(String type, byte[] body) {
    Map<String, String> headers = headers("push", "d1", body);
    headers.put("Content-Type", type);
    return headers;
  }
}
