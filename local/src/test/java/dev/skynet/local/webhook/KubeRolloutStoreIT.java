package dev.skynet.local.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.operator.webhook.kube.KubeRolloutStore;
import dev.skynet.operator.webhook.push.PushedGroup;
import dev.skynet.operator.webhook.push.Pushes;
import dev.skynet.operator.webhook.push.RolloutStore;
import dev.skynet.operator.webhook.push.RolloutStoreContract;
import dev.skynet.operator.webhook.push.StoreException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubeRolloutStoreIT extends RolloutStoreContract {
  private final BridgeCluster cluster = new BridgeCluster();
  private final KubernetesClient client =
      new KubernetesClientBuilder()
          .withConfig(Config.fromKubeconfig(cluster.kubeconfigOf("webhook").toFile()))
          .build();
  private PushedGroup group = Pushes.group("none", "web");

  @BeforeEach
  void aNamespaceWithItsGroup() {
    String namespace = cluster.namespace();
    String uid = cluster.group(namespace, "web", "https://github.com/acme/shop.git");
    PushedGroup web = Pushes.group(namespace, "web");
    group = new PushedGroup(namespace, "web", uid, web.repository(), web.ref(), web.paths());
  }

  @AfterAll
  void stop() {
    client.close();
    cluster.close();
  }

  @Override
  protected RolloutStore store() {
    return new KubeRolloutStore(client);
  }

  @Override
  protected PushedGroup group() {
    return group;
  }

  @Override
  protected void finish(String namespace, String name) {
    cluster.finish(namespace, name);
  }

  @Test
  void oneThatTheLabelCallsFinishedIsFinished() throws Exception {
    // given
    store().create(group, Pushes.push("d1"), "web-1");

    // when
    cluster
        .kubectl()
        .ok("label", "rollout/web-1", "-n", group.namespace(), "skynet.dev/finished=true");

    // then
    assertThat(store().get(group.namespace(), "web-1").orElseThrow().finished()).isTrue();
  }

  @Test
  void aNamespaceThatIsGoneRefuses() {
    PushedGroup gone = Pushes.group("gone", "web");

    assertThatThrownBy(() -> store().create(gone, Pushes.push("d1"), "web-1"))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.REFUSED));
  }
}
