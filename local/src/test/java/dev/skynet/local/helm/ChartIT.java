package dev.skynet.local.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.skynet.local.TestRuns;
import dev.skynet.local.kube.ControlPlane;
import dev.skynet.local.kube.KubeBinaries;
import dev.skynet.local.kube.Kubectl;
import dev.skynet.local.process.RunDirectory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChartIT {
  private static final String GROUP =
      """
      apiVersion: skynet.dev/v1alpha1
      kind: InstanceGroup
      metadata: {name: web, namespace: default}
      spec:
        members: {registered: {senders: [{id: local}]}}
        source: {git: {url: "https://example.org/shop.git"}}
      """;

  private final RunDirectory run = TestRuns.begin();
  private ControlPlane plane;
  private Kubectl kubectl;
  private ChartRelease main;
  private String notes = "";

  @BeforeAll
  void install() {
    plane = ControlPlane.start(run, KubeBinaries.locate(System.out::println));
    kubectl = plane.kubectl();
    main = release("main", "skynet-system");
    notes = main.install(ShippedChart.LEAST).getOutput();
    kubectl.ok("wait", "--for=condition=Established", "crd", "--all", "--timeout=30s");
  }

  @AfterAll
  void stop() {
    run.close();
    assertThat(run.path()).doesNotExist();
  }

  @Test
  void saysWhatToDoNext() {
    assertThat(notes)
        .contains("fleet demo")
        .contains("rollout status deployment/main-operator")
        .contains("/webhooks/github of the Service main-webhook, port 80")
        .contains("Secret webhook-secrets");
  }

  @ParameterizedTest
  @CsvSource({
    "list, instancegroups.skynet.dev, yes",
    "watch, rollouts.skynet.dev, yes",
    "patch, rollouts.skynet.dev, yes",
    "update, instancegroups.skynet.dev --subresource=status, yes",
    "update, rollouts.skynet.dev --subresource=status, yes",
    "get, secrets, yes",
    "create, events, yes",
    "list, secrets, no",
    "watch, secrets, no",
    "create, secrets, no",
    "get, configmaps, no",
    "update, rollouts.skynet.dev, no",
    "create, rollouts.skynet.dev, no",
    "delete, rollouts.skynet.dev, no",
    "delete, instancegroups.skynet.dev, no",
    "get, pods, no",
    "create, leases.coordination.k8s.io, no",
  })
  void grantsTheOperatorThisInEveryNamespace(String verb, String resource, String answer) {
    assertThat(canI("main-operator", "default", verb, resource)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "create, leases.coordination.k8s.io, yes",
    "get, leases.coordination.k8s.io/skynet-operator-demo, yes",
    "update, leases.coordination.k8s.io/skynet-operator-demo, yes",
    "patch, leases.coordination.k8s.io/skynet-operator-demo, yes",
    "delete, leases.coordination.k8s.io/skynet-operator-demo, no",
    "update, leases.coordination.k8s.io/another, no",
  })
  void grantsTheOperatorItsOwnLeaseAlone(String verb, String resource, String answer) {
    assertThat(canI("main-operator", "skynet-system", verb, resource)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "get, instancegroups.skynet.dev, yes",
    "list, instancegroups.skynet.dev, yes",
    "watch, instancegroups.skynet.dev, yes",
    "create, rollouts.skynet.dev, yes",
    "get, rollouts.skynet.dev, yes",
    "list, rollouts.skynet.dev, no",
    "update, rollouts.skynet.dev, no",
    "patch, rollouts.skynet.dev, no",
    "update, rollouts.skynet.dev --subresource=status, no",
    "update, instancegroups.skynet.dev, no",
    "patch, instancegroups.skynet.dev, no",
    "update, instancegroups.skynet.dev --subresource=status, no",
    "delete, instancegroups.skynet.dev, no",
    "get, secrets, no",
    "list, secrets, no",
    "get, configmaps, no",
    "create, events, no",
    "get, leases.coordination.k8s.io, no",
  })
  void grantsTheBridgeThisAndNoMore(String verb, String resource, String answer) {
    assertThat(canI("main-webhook", "default", verb, resource)).isEqualTo(answer);
  }

  @Test
  void refusesTheBridgeAnySecretAndAnyChangeOfAGroup() {
    // given
    kubectl.apply(GROUP);
    kubectl.ok("create", "secret", "generic", "git", "--from-literal=password=x");
    // then
    assertThat(as("main-webhook", "get", "instancegroup", "web").succeeded()).isTrue();
    assertThat(as("main-webhook", "get", "secret", "git").errors()).contains("Forbidden");
    assertThat(as("main-webhook", "annotate", "instancegroup", "web", "changed=true").errors())
        .contains("Forbidden");
    assertThat(as("main-operator", "get", "secret", "git").succeeded()).isTrue();
    assertThat(as("main-operator", "get", "secrets").errors()).contains("Forbidden");
  }

  @Test
  void upgradesToOtherValuesWithoutForgettingTheKinds() {
    // given
    ChartRelease release = release("upgraded", "upgraded");
    release.install(values(Map.of("operator", Map.of("replicas", 1))));
    assertThat(replicas("upgraded")).isEqualTo("1");
    // when
    release.upgrade(values(Map.of("operator", Map.of("replicas", 3))));
    // then
    assertThat(replicas("upgraded")).isEqualTo("3");
    assertThat(kubectl.ok("get", "crd", "-o", "name")).contains("rollouts.skynet.dev");
  }

  @Test
  void keepsTheKindsAndTheirObjectsWhenItIsUninstalled() {
    // given
    ChartRelease release = release("first", "first");
    main.uninstall();
    // when
    kubectl.apply(GROUP);
    // then
    assertThat(kubectl.ok("get", "crd", "-o", "name").lines()).hasSize(2);
    assertThat(kubectl.ok("get", "clusterroles,clusterrolebindings", "-o", "name"))
        .doesNotContain("skynet:skynet-system:main");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        kubectl.ok(
                            "-n",
                            "skynet-system",
                            "get",
                            "deployments,services,roles",
                            "-o",
                            "name"))
                    .isEmpty());
    // when
    release.install(values(Map.of()));
    release.uninstall();
    main.install(ShippedChart.LEAST);
    // then
    assertThat(kubectl.ok("get", "instancegroup", "web", "-o", "name")).isNotEmpty();
  }

  @Test
  void installsASecondReleaseBesideTheFirst() {
    // when
    ChartRelease second = release("second", "skynet-system");
    second.install(values(Map.of("fleet", "other")));
    // then
    assertThat(canI("second-operator", "skynet-system", "get", lease("other"))).isEqualTo("yes");
    assertThat(canI("second-operator", "skynet-system", "get", lease("demo"))).isEqualTo("no");
    // when
    second.uninstall();
    // then
    assertThat(canI("main-operator", "skynet-system", "get", lease("demo"))).isEqualTo("yes");
  }

  private static String lease(String fleet) {
    return "leases.coordination.k8s.io/skynet-operator-" + fleet;
  }

  /** Asked of the API server under a token of the ServiceAccount. */
  private String canI(String account, String namespace, String verb, String resource) {
    List<String> question = new ArrayList<>(List.of("-n", namespace, "auth", "can-i", verb));
    question.addAll(List.of(resource.split(" ", -1)));
    return as(account, question.toArray(String[]::new)).output().strip();
  }

  private Kubectl.Result as(String account, String... arguments) {
    String token = kubectl.ok("-n", "skynet-system", "create", "token", account).strip();
    List<String> all =
        new ArrayList<>(
            List.of(
                "--kubeconfig=/dev/null",
                "--server=" + plane.url(),
                "--insecure-skip-tls-verify",
                "--token=" + token));
    all.addAll(List.of(arguments));
    return kubectl.run(all.toArray(String[]::new));
  }

  private String replicas(String release) {
    return kubectl.ok(
        "-n",
        release,
        "get",
        "deployment",
        release + "-operator",
        "-o",
        "jsonpath={.spec.replicas}");
  }

  private ChartRelease release(String name, String namespace) {
    return new Chart(ShippedChart.DIRECTORY, run.directory("tmp"))
        .release(name, namespace, plane.adminKubeconfig());
  }

  private static Map<String, Object> values(Map<String, Object> more) {
    Map<String, Object> values = new HashMap<>(ShippedChart.LEAST);
    values.put("crds", Map.of("enabled", false));
    values.putAll(more);
    return values;
  }
}
