package dev.skynet.local.webhook;

import static dev.skynet.local.webhook.BridgeStage.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.skynet.local.git.WebhookDelivery;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The API server away or hanging, a group that cannot be read, a push as large as they come. */
class BridgeInTroubleIT {
  private static final List<String> APPLY = List.of("apply", "-f", "-");

  @RegisterExtension static final BridgeStage stage = new BridgeStage();

  @Test
  void aGroupThatCannotBeReadIsNamedAndHoldsUpNoOther() throws Exception {
    // given
    stage
        .cluster()
        .kubectl()
        .ok(
            "patch",
            "crd/instancegroups.skynet.dev",
            "--type=json",
            "-p",
            """
            [{"op": "replace", "path": "/spec/versions/0/schema/openAPIV3Schema/properties/spec",
              "value": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}]
            """);
    try {
      await().atMost(SOON).until(() -> stage.cluster().kubectl().run(bad(), APPLY).succeeded());
    } finally {
      stage.cluster().kubectl().apply(BridgeCluster.definition("instancegroups"));
    }
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(stage.bridge().metrics())
                    .contains(
                        "skynet_webhook_groups_unreadable{group=\"bad\",namespace=\"%s\"} 1.0"
                            .formatted(stage.namespace())));
    stage.group("web");

    // when
    stage.untilStored("d-1", stage.change("web/index.html", "1"));

    // then
    assertThat(stage.rollouts()).hasSize(1);
    assertThat(stage.bridge().log()).contains("group=\"" + stage.namespace() + "/bad\"");
  }

  @Test
  void aPushWhileTheApiServerIsAwayIsStoredByItsNextDelivery() throws Exception {
    // given
    stage.group("web");
    stage.untilStored("d-1", stage.change("web/index.html", "1"));
    WebhookDelivery delivery = WebhookDelivery.push("d-2", stage.change("web/index.html", "2"));
    long pid = stage.bridge().process().pid();

    // when
    stage.cluster().plane().apiServer().kill();
    HttpResponse<String> away = stage.bridge().deliver(delivery);
    stage.cluster().plane().apiServer().start();

    // then
    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(away.headers().firstValue("retry-after")).isPresent();
    stage.untilStored(delivery, 1);
    assertThat(stage.bridge().process().alive()).isTrue();
    assertThat(stage.bridge().process().pid()).isEqualTo(pid);
    assertThat(stage.rollouts()).hasSize(2);
  }

  @Test
  void anApiServerThatHangsIsGivenUpOnBeforeGithubGivesUpOnUs() throws Exception {
    // given
    stage.group("web");
    stage.untilStored("d-1", stage.change("web/index.html", "1"));
    WebhookDelivery delivery = WebhookDelivery.push("d-2", stage.change("web/index.html", "2"));

    // when
    stage.cluster().plane().apiServer().freeze();
    HttpResponse<String> answer;
    try {
      answer = stage.bridge().deliver(delivery);
    } finally {
      stage.cluster().plane().apiServer().thaw();
    }

    // then
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("not stored for " + stage.namespace() + "/web");
  }

  @Test
  void thePushThatIsAsLargeAsGithubSendsThemFitsTheShippedHeap() throws Exception {
    // given
    stage.group("web", "web/**");
    stage.untilStored("d-1", stage.change("web/index.html", "1"));
    WebhookDelivery large = LargePush.of("d-2", stage.change("docs/a.md", "1"));

    // when
    HttpResponse<String> answer = stage.bridge().deliver(large);

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("no file of the push is under the paths");
    assertThat(stage.bridge().process().alive()).isTrue();
  }

  private static String bad() {
    return """
    apiVersion: skynet.dev/v1alpha1
    kind: InstanceGroup
    metadata: {name: bad, namespace: %s}
    spec: {source: {git: [not, an, object]}}
    """
        .formatted(stage.namespace());
  }
}
