package dev.skynet.local.webhook;

import dev.skynet.local.TestRuns;
import dev.skynet.local.kube.ControlPlane;
import dev.skynet.local.kube.KubeBinaries;
import dev.skynet.local.kube.Kubectl;
import dev.skynet.local.process.RunDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A control plane that knows both kinds, and a ServiceAccount with what the bridge may do. */
final class BridgeCluster implements AutoCloseable {
  private static final String RIGHTS =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: skynet}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: webhook, namespace: skynet}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: webhook}
      rules:
      - {apiGroups: [skynet.dev], resources: [instancegroups], verbs: [get, list, watch]}
      - {apiGroups: [skynet.dev], resources: [rollouts], verbs: [create, get]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: webhook}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: webhook}
      subjects: [{kind: ServiceAccount, name: webhook, namespace: skynet}]
      """;

  private final RunDirectory run = TestRuns.begin();
  private final AtomicInteger namespaces = new AtomicInteger();
  private final ControlPlane plane;

  BridgeCluster() {
    plane = ControlPlane.start(run, KubeBinaries.locate(System.out::println));
    for (String kind : List.of("instancegroups", "rollouts")) {
      kubectl().apply(definition(kind));
      kubectl().ok("wait", "--for=condition=Established", "crd/" + kind + ".skynet.dev");
    }
    kubectl().apply(RIGHTS);
  }

  RunDirectory run() {
    return run;
  }

  ControlPlane plane() {
    return plane;
  }

  Kubectl kubectl() {
    return plane.kubectl();
  }

  /** A kubeconfig file with the rights of the bridge, or of another account of its namespace. */
  Path kubeconfigOf(String serviceAccount) {
    String token = kubectl().ok("create", "token", serviceAccount, "-n", "skynet").strip();
    try {
      return Files.writeString(
          run.directory("accounts").resolve(serviceAccount + ".yaml"),
          plane.kubeconfig().withToken(token, "skynet"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new namespace. */
  String namespace() {
    String name = "n" + namespaces.incrementAndGet();
    kubectl().ok("create", "namespace", name);
    return name;
  }

  /** Applies a group that follows main of the repository, and answers its uid. */
  String group(String namespace, String name, String url, String... paths) {
    kubectl()
        .apply(
            """
            apiVersion: skynet.dev/v1alpha1
            kind: InstanceGroup
            metadata: {name: %s, namespace: %s}
            spec:
              members: {registered: {senders: [{id: AROAEXAMPLEID}]}}
              source: {git: {url: "%s", paths: [%s]}}
            """
                .formatted(name, namespace, url, String.join(",", quoted(paths))));
    return kubectl()
        .ok("get", "sig", name, "-n", namespace, "-o", "jsonpath={.metadata.uid}")
        .strip();
  }

  /** Ends a Rollout as the operator does. */
  void finish(String namespace, String rollout) {
    kubectl()
        .ok(
            "patch",
            "rollout/" + rollout,
            "-n",
            namespace,
            "--subresource=status",
            "--type=merge",
            "-p",
            "{\"status\": {\"phase\": \"Succeeded\"}}");
  }

  /** Names of the namespace's Rollouts. */
  List<String> rollouts(String namespace) {
    return kubectl()
        .ok("get", "rollouts", "-n", namespace, "-o", "name")
        .lines()
        .map(name -> name.substring(name.indexOf('/') + 1))
        .toList();
  }

  /** The definition of a kind as it is shipped. */
  static String definition(String kind) {
    String file = "crds/" + kind + ".skynet.dev-v1.yml";
    try (InputStream in = BridgeCluster.class.getClassLoader().getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    run.close();
  }

  private static List<String> quoted(String... paths) {
    return Stream.of(paths).map(path -> '"' + path + '"').toList();
  }
}
