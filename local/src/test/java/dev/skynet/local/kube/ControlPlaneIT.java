package dev.skynet.local.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.skynet.local.TestRuns;
import dev.skynet.local.process.RunDirectory;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlPlaneIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final RunDirectory run = TestRuns.begin();
  private ControlPlane plane;
  private Kubectl kubectl;

  @BeforeAll
  void start() {
    plane = ControlPlane.start(run, KubeBinaries.locate(System.out::println));
    kubectl = plane.kubectl();
  }

  @AfterAll
  void stop() {
    run.close();
    assertThat(run.path()).doesNotExist();
  }

  @Test
  void answersKubectlAsAnAdministrator() {
    assertThat(kubectl.ok("version", "-o", "json")).contains("\"gitVersion\": \"v1.36.3\"");
    assertThat(kubectl.ok("auth", "can-i", "*", "*", "--all-namespaces")).startsWith("yes");
  }

  @Test
  void turnsADeploymentIntoPendingPodsWithAServiceAccountToken() {
    // given
    kubectl.ok("create", "namespace", "deploy");
    // when
    kubectl.ok("-n", "deploy", "create", "deployment", "web", "--image=none", "--replicas=2");
    // then
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(phases("deploy")).isEqualTo("Pending Pending"));
    assertThat(kubectl.ok("-n", "deploy", "get", "pods", "-o", "yaml"))
        .contains("serviceAccountToken:")
        .contains("name: kube-root-ca.crt");
  }

  @Test
  void collectsWhatANamespaceHeld() {
    // given
    kubectl.ok("create", "namespace", "gone");
    kubectl.ok("-n", "gone", "create", "configmap", "kept", "--from-literal=a=b");
    // when
    kubectl.ok("delete", "namespace", "gone", "--timeout=30s");
    // then
    assertThat(kubectl.run("get", "namespace", "gone").errors()).contains("NotFound");
  }

  @Test
  void deniesWhatNoRoleGrants() {
    // when
    Kubectl.Result refused =
        kubectl.run("get", "secrets", "--as=system:serviceaccount:default:default");
    // then
    assertThat(refused.succeeded()).isFalse();
    assertThat(refused.errors()).contains("Forbidden");
  }

  @Test
  void keepsItsDataWhenTheApiServerIsKilled() {
    // given
    kubectl.ok("create", "namespace", "survive");
    kubectl.ok("-n", "survive", "create", "deployment", "web", "--image=none", "--replicas=1");
    long etcd = plane.etcd().pid();
    long controllers = plane.controllerManager().pid();
    // when
    plane.apiServer().kill();
    assertThat(kubectl.run("get", "namespace", "survive").succeeded()).isFalse();
    plane.apiServer().start();
    // then
    assertThat(kubectl.ok("-n", "survive", "get", "deployment", "web", "-o", "name"))
        .contains("deployment.apps/web");
    assertThat(plane.etcd().pid()).isEqualTo(etcd);
    assertThat(plane.controllerManager().pid()).isEqualTo(controllers);
    kubectl.ok("-n", "survive", "scale", "deployment", "web", "--replicas=3");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(phases("survive")).isEqualTo("Pending Pending Pending"));
  }

  @Test
  void keepsItsDataWhenEtcdIsKilled() {
    // given
    kubectl.ok("create", "configmap", "in-etcd", "--from-literal=a=b");
    // when
    plane.etcd().kill();
    plane.etcd().start();
    // then
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(kubectl.ok("get", "configmap", "in-etcd", "-o", "jsonpath={.data.a}"))
                    .isEqualTo("b"));
  }

  @Test
  void restartsTheControllersAlone() {
    // given
    plane.controllerManager().kill();
    kubectl.ok("create", "namespace", "later");
    // when
    plane.controllerManager().start();
    // then
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(kubectl.ok("-n", "later", "get", "serviceaccounts", "-o", "name"))
                    .contains("serviceaccount/default"));
  }

  @Test
  void listensOnLoopbackAlone() {
    for (Component part :
        new Component[] {plane.etcd(), plane.apiServer(), plane.controllerManager()}) {
      assertThat(ListeningSockets.of(part.pid())).allMatch(address -> address.equals("127.0.0.1"));
    }
    assertThat(ListeningSockets.of(plane.etcd().pid())).hasSize(3);
    assertThat(ListeningSockets.of(plane.apiServer().pid())).hasSize(1);
  }

  private String phases(String namespace) {
    return kubectl.ok("-n", namespace, "get", "pods", "-o", "jsonpath={.items[*].status.phase}");
  }
}
