package dev.skynet.operator.webhook;

import static dev.skynet.operator.webhook.github.Payloads.push;
import static dev.skynet.operator.webhook.push.Pushes.group;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A delivery that comes again, after all, some or none of it was stored. */
class WebhookRedeliveryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final BridgeUnderTest bridge = new BridgeUnderTest();

  @AfterEach
  void stop() {
    bridge.close();
  }

  @Test
  void aDeliveryThatIsReplayedIsAlreadyThere() throws Exception {
    // given
    bridge.groups.set(group("shop", "web"));
    bridge.deliver("push", "d1", push());

    // when
    HttpResponse<String> replayed = bridge.deliver("push", "d1", push());

    // then
    assertThat(replayed.statusCode()).isEqualTo(200);
    assertThat(replayed.body()).contains("already there: " + bridge.store.names().getFirst());
    assertThat(bridge.store.names()).hasSize(1);
  }

  @Test
  void halfOfAPushIsStoredAndItsNextDeliveryStoresTheRest() throws Exception {
    // given
    bridge.groups.set(group("blog", "web"), group("shop", "web"), group("zoo", "web"));
    bridge.store.awayAfter(1);

    // when
    HttpResponse<String> half = bridge.deliver("push", "d1", push());
    bridge.store.away(false);
    HttpResponse<String> rest = bridge.deliver("push", "d1", push());

    // then
    assertThat(half.statusCode()).isEqualTo(503);
    assertThat(half.headers().firstValue("retry-after")).isPresent();
    assertThat(half.body()).contains("not stored for shop/web, zoo/web").contains("\"blog/web-");
    assertThat(rest.statusCode()).isEqualTo(202);
    assertThat(JSON.readTree(rest.body()).path("rollouts")).hasSize(2);
    assertThat(rest.body()).contains("already there: blog/web-");
    assertThat(bridge.store.names()).hasSize(3);
  }

  @Test
  void aPushIsCompletedByItsNextDelivery() throws Exception {
    // given
    bridge.groups.set(group("gone", "web"), group("shop", "web"));
    bridge.store.refuse("gone");

    // when
    HttpResponse<String> partly = bridge.deliver("push", "d1", push());

    // then
    assertThat(partly.statusCode()).isEqualTo(503);
    assertThat(partly.body()).contains("not stored for gone/web").contains("\"shop/web-3f2a91c-");

    // and when
    bridge.groups.set(group("shop", "web"));
    HttpResponse<String> again = bridge.deliver("push", "d1", push());

    // then
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(bridge.store.names()).hasSize(1);
  }
}
