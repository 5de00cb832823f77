package dev.skynet.local.webhook;

import static dev.skynet.local.webhook.BridgeStage.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.local.git.Push;
import dev.skynet.local.git.WebhookDelivery;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which secrets are believed, and in which namespaces the bridge is at work. */
class BridgeRightsIT {
  @RegisterExtension static final BridgeStage stage = new BridgeStage();

  @Test
  void aSecretIsReplacedWithoutARestart() throws Exception {
    // given
    WebhookDelivery ping = WebhookDelivery.ping("d-1", stage.shop().address());
    BridgeProcess bridge = stage.bridge();

    // when
    bridge.secret("second", "the next one");

    // then
    assertThat(bridge.deliver(ping, "the next one").statusCode()).isEqualTo(200);
    assertThat(bridge.deliver(ping).statusCode()).isEqualTo(200);

    // and when
    bridge.removeSecret("second");

    // then
    assertThat(bridge.deliver(ping, "the next one").statusCode()).isEqualTo(401);
  }

  @Test
  void withRightsInOneNamespaceItServesThatOne() throws Exception {
    // given
    String namespace = stage.namespace();
    BridgeCluster cluster = stage.cluster();
    cluster.kubectl().apply(narrow(namespace));
    stage.group("web");
    cluster.group(cluster.namespace(), "web", stage.shop().cloneUrl());
    Push push = stage.change("web/index.html", "1");
    try (BridgeProcess narrow = new BridgeProcess(cluster, "narrow-" + namespace, namespace)) {
      // when
      HttpResponse<String> answer = narrow.start().deliver(WebhookDelivery.push("d-1", push));

      // then
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(json(answer.body()).path("rollouts")).hasSize(1);
      assertThat(stage.rollouts()).hasSize(1);

      // and when
      narrow.process().stop(Duration.ofSeconds(15));

      // then
      assertThat(narrow.log()).endsWith("msg=\"webhook bridge stopped\" \n");
    }
  }

  private static String narrow(String namespace) {
    return """
    apiVersion: v1
    kind: ServiceAccount
    metadata: {name: narrow-%1$s, namespace: skynet}
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: {name: webhook, namespace: %1$s}
    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: webhook}
    subjects: [{kind: ServiceAccount, name: narrow-%1$s, namespace: skynet}]
    """
        .formatted(namespace);
  }
}
