package dev.skynet.local.webhook;

import static dev.skynet.local.webhook.BridgeStage.SOON;
import static org.awaitility.Awaitility.await;

import dev.skynet.operator.webhook.kube.GroupInformers;
import dev.skynet.operator.webhook.push.Groups;
import dev.skynet.operator.webhook.push.GroupsContract;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Groups by list and watch, under the bridge's rights. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupInformersIT extends GroupsContract {
  private final BridgeCluster cluster = new BridgeCluster();
  private final KubernetesClient client =
      new KubernetesClientBuilder()
          .withConfig(Config.fromKubeconfig(cluster.kubeconfigOf("webhook").toFile()))
          .build();
  private final List<GroupInformers> opened = new ArrayList<>();
  private String namespace = "";

  @BeforeEach
  void aNamespaceOfItsOwn() {
    namespace = cluster.namespace();
  }

  @AfterEach
  void close() {
    opened.forEach(GroupInformers::close);
    opened.clear();
  }

  @AfterAll
  void stop() {
    client.close();
    cluster.close();
  }

  @Override
  protected Groups unread() {
    return open();
  }

  @Override
  protected Groups groups() {
    GroupInformers groups = open();
    groups.start();
    return groups;
  }

  @Override
  protected void apply(String name, String branch, String... paths) {
    cluster.group(namespace, name, "https://github.com/acme/shop.git", paths);
    cluster
        .kubectl()
        .ok(
            "patch",
            "sig",
            name,
            "-n",
            namespace,
            "--type=merge",
            "-p",
            "{\"spec\": {\"source\": {\"git\": {\"branch\": \"%s\"}}}}".formatted(branch));
  }

  @Override
  protected void delete(String name) {
    cluster.kubectl().ok("delete", "sig", name, "-n", namespace);
  }

  @Override
  protected void holds(Runnable assertion) {
    await().atMost(SOON).untilAsserted(assertion::run);
  }

  private GroupInformers open() {
    var groups = new GroupInformers(client, List.of(namespace), new SimpleMeterRegistry());
    opened.add(groups);
    return groups;
  }
}
