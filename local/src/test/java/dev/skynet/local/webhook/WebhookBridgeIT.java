package dev.skynet.local.webhook;

import static dev.skynet.local.webhook.BridgeStage.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skynet.local.git.Push;
import dev.skynet.local.git.WebhookDelivery;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a signed push to a Rollout: what is stored, once, and for whom. */
class WebhookBridgeIT {
  @RegisterExtension static final BridgeStage stage = new BridgeStage();

  @Test
  void aSignedPushIsStoredForItsGroupAndOwnedByIt() throws Exception {
    // given
    String uid = stage.group("web");
    Push push = stage.change("web/index.html", "1");

    // when
    HttpResponse<String> answer = stage.untilStored("d-1", push);

    // then
    String name = stage.rollouts().getFirst();
    assertThat(json(answer.body()).path("rollouts"))
        .isEqualTo(json("[\"%s/%s\"]".formatted(stage.namespace(), name)));
    assertThat(name).matches("web-" + push.after().substring(0, 7) + "-[0-9a-f]{5}");
    JsonNode stored = stage.rollout(name);
    assertThat(stored.path("spec"))
        .isEqualTo(
            json(
                """
                {"groupRef": {"name": "web"},
                 "revision": {"commit": "%2$s"},
                 "trigger": {"type": "Push", "by": "ada", "ref": "refs/heads/main",
                   "before": "%1$s", "after": "%2$s", "delivery": "d-1"}}
                """
                    .formatted(push.before(), push.after())));
    assertThat(stored.at("/metadata/labels")).isEqualTo(json("{\"skynet.dev/group\": \"web\"}"));
    assertThat(stored.at("/metadata/ownerReferences"))
        .isEqualTo(
            json(
                """
                [{"apiVersion": "skynet.dev/v1alpha1", "kind": "InstanceGroup",
                  "name": "web", "uid": "%s"}]
                """
                    .formatted(uid)));
  }

  @Test
  void aReplayedDeliveryChangesNothing() throws Exception {
    // given
    stage.group("web");
    Push push = stage.change("web/index.html", "1");
    stage.untilStored("d-1", push);

    // when
    HttpResponse<String> early = stage.deliver("d-1", push);
    stage.cluster().finish(stage.namespace(), stage.rollouts().getFirst());
    HttpResponse<String> late = stage.deliver("d-1", push);

    // then
    assertThat(List.of(early.statusCode(), late.statusCode())).containsOnly(200);
    assertThat(late.body()).contains("already there: " + stage.namespace() + "/web-");
    assertThat(stage.rollouts()).hasSize(1);
  }

  @Test
  void ofManyDeliveriesAtOnceEachGroupGetsOneRollout() throws Exception {
    // given
    stage.group("web");
    stage.group("worker");
    stage.untilStored(WebhookDelivery.push("d-0", stage.change("web/index.html", "1")), 2);
    Push push = stage.change("web/index.html", "2");

    // when
    List<Integer> statuses;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> calls =
          IntStream.range(0, 12)
              .mapToObj(i -> threads.submit(() -> stage.deliver("d-" + (1 + i % 2), push)))
              .toList();
      threads.shutdown();
      statuses = calls.stream().map(WebhookBridgeIT::status).toList();
    }

    // then
    assertThat(statuses).contains(202).containsAnyOf(200).isSubsetOf(200, 202);
    assertThat(stage.rollouts())
        .filteredOn(name -> name.contains(push.after().substring(0, 7)))
        .hasSize(2);
  }

  @Test
  void aCommitThatIsForcedBackAndPushedAgainGetsASibling() throws Exception {
    // given
    stage.group("web");
    Push push = stage.change("web/index.html", "1");
    stage.untilStored("d-1", push);
    String first = stage.rollouts().getFirst();
    stage.cluster().finish(stage.namespace(), first);
    Push back = stage.shop().reset("main", push.before());
    assertThat(stage.deliver("d-2", back).statusCode()).isEqualTo(202);
    Push again = stage.shop().reset("main", push.after());

    // when
    HttpResponse<String> answer = stage.deliver("d-3", asBefore(push, again));

    // then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(stage.rollouts()).hasSize(3).anyMatch(name -> name.matches(first + "-[0-9a-f]{5}"));
  }

  @Test
  void aPushBesideThePathsOfAGroupIsNotForIt() throws Exception {
    // given
    stage.group("web", "web/**");
    stage.untilStored("d-1", stage.change("web/index.html", "1"));

    // when
    HttpResponse<String> beside = stage.deliver("d-2", stage.change("docs/a.md", "1"));
    HttpResponse<String> branch =
        stage.deliver("d-3", stage.shop().change("idea").write("web/index.html", "2").push("Try"));

    // then
    assertThat(List.of(beside.statusCode(), branch.statusCode())).containsOnly(200);
    assertThat(beside.body()).contains("no file of the push is under the paths");
    assertThat(branch.body()).contains("no group has this repository and refs/heads/idea");
    assertThat(stage.rollouts()).hasSize(1);
  }

  /** The push that a forge announces when the same commits come again by a fast-forward. */
  private static Push asBefore(Push first, Push again) {
    assertThat(again.before()).isEqualTo(first.before());
    assertThat(again.after()).isEqualTo(first.after());
    return again;
  }

  private static int status(Future<HttpResponse<String>> call) {
    try {
      return call.get().statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
