package dev.skynet.local.kube;

import dev.skynet.local.TestRuns;
import dev.skynet.local.process.RunDirectory;
import dev.skynet.operator.kube.ApiObjectStore;
import dev.skynet.operator.kube.ObjectStore;
import dev.skynet.operator.kube.ObjectStoreContract;
import dev.skynet.protocol.names.GroupName;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** That the two ways to write that the operator uses are a compare-and-set on a real API server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiObjectStoreIT extends ObjectStoreContract {
  private final RunDirectory run = TestRuns.begin();
  private final Kubectl kubectl;
  private final KubernetesClient client;
  private String namespace = "";
  private int namespaces;

  ApiObjectStoreIT() throws IOException {
    ControlPlane plane = ControlPlane.start(run, KubeBinaries.locate(System.out::println));
    kubectl = plane.kubectl();
    for (String kind : List.of("instancegroups", "rollouts")) {
      kubectl.apply(definition(kind));
      kubectl.ok("wait", "--for=condition=Established", "crd/" + kind + ".skynet.dev");
    }
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(plane.adminKubeconfig().toFile()))
            .build();
  }

  @BeforeEach
  void aNamespaceOfItsOwn() {
    namespace = "n" + ++namespaces;
    kubectl.ok("create", "namespace", namespace);
  }

  @AfterAll
  void stop() {
    client.close();
    run.close();
  }

  @Override
  protected ObjectStore store() {
    return new ApiObjectStore(client);
  }

  @Override
  protected String namespace() {
    return namespace;
  }

  @Override
  protected void apply(GroupName group) {
    kubectl.apply(
        """
        apiVersion: skynet.dev/v1alpha1
        kind: InstanceGroup
        metadata: {name: %s, namespace: %s}
        spec:
          members: {registered: {senders: [{id: AROAEXAMPLEID}]}}
          source: {git: {url: "https://github.com/acme/shop.git"}}
        """
            .formatted(group.name(), group.namespace()));
  }

  @Override
  protected void apply(String rollout, GroupName group) {
    kubectl.apply(
        """
        apiVersion: skynet.dev/v1alpha1
        kind: Rollout
        metadata: {name: %s, namespace: %s}
        spec: {groupRef: {name: %s}, revision: {commit: %s}}
        """
            .formatted(rollout, group.namespace(), group.name(), "a".repeat(40)));
  }

  @Override
  protected void delete(GroupName group) {
    kubectl.ok("delete", "instancegroup", group.name(), "-n", namespace, "--wait=false");
  }

  @Override
  protected void deleteRollout(String name) {
    kubectl.ok("delete", "rollout", name, "-n", namespace, "--wait=false");
  }

  private static String definition(String kind) throws IOException {
    String file = "crds/" + kind + ".skynet.dev-v1.yml";
    try (InputStream in = ApiObjectStoreIT.class.getClassLoader().getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
