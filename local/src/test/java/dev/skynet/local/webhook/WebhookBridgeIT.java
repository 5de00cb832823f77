package dev.skynet.local.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.skynet.local.git.GitRepository;
import dev.skynet.local.git.GitServer;
import dev.skynet.local.git.Push;
import dev.skynet.local.git.WebhookDelivery;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookBridgeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> APPLY = List.of("apply", "-f", "-");
  private static final Duration SOON = Duration.ofSeconds(30);

  private final BridgeCluster cluster = new BridgeCluster();
  private final GitServer forge =
      GitServer.start(
          cluster.run().ports().next(), cluster.run().directory("git"), InstantSource.system());
  private final BridgeProcess bridge = new BridgeProcess(cluster, "webhook", "").start();

  private String namespace = "";
  private GitRepository shop = forge.create("acme", "shop");

  @BeforeEach
  void aNamespaceAndItsRepository() {
    namespace = cluster.namespace();
    shop = forge.create("acme", "shop-" + namespace);
    change("web/index.html", "0");
  }

  @AfterAll
  void stop() {
    bridge.close();
    forge.close();
    cluster.close();
  }

  @Test
  void aSignedPushIsStoredForItsGroupAndOwnedByIt() throws Exception {
    // given
    String uid = cluster.group(namespace, "web", shop.cloneUrl());
    Push push = change("web/index.html", "1");

    // when
    HttpResponse<String> answer = untilStored(WebhookDelivery.push("d-1", push));

    // then
    String name = cluster.rollouts(namespace).getFirst();
    assertThat(JSON.readTree(answer.body()).path("rollouts"))
        .isEqualTo(JSON.readTree("[\"%s/%s\"]".formatted(namespace, name)));
    assertThat(name).matches("web-" + push.after().substring(0, 7) + "-[0-9a-f]{5}");
    JsonNode stored = rollout(name);
    assertThat(stored.path("spec"))
        .isEqualTo(
            JSON.readTree(
                """
                {"groupRef": {"name": "web"},
                 "revision": {"commit": "%2$s"},
                 "trigger": {"type": "Push", "by": "ada", "ref": "refs/heads/main",
                   "before": "%1$s", "after": "%2$s", "delivery": "d-1"}}
                """
                    .formatted(push.before(), push.after())));
    assertThat(stored.at("/metadata/labels"))
        .isEqualTo(JSON.readTree("{\"skynet.dev/group\": \"web\"}"));
    assertThat(stored.at("/metadata/ownerReferences"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"apiVersion": "skynet.dev/v1alpha1", "kind": "InstanceGroup",
                  "name": "web", "uid": "%s"}]
                """
                    .formatted(uid)));
  }

  @Test
  void aReplayedDeliveryChangesNothing() throws Exception {
    // given
    cluster.group(namespace, "web", shop.cloneUrl());
    Push push = change("web/index.html", "1");
    untilStored(WebhookDelivery.push("d-1", push));

    // when
    HttpResponse<String> early = bridge.deliver(WebhookDelivery.push("d-1", push));
    cluster.finish(namespace, cluster.rollouts(namespace).getFirst());
    HttpResponse<String> late = bridge.deliver(WebhookDelivery.push("d-1", push));

    // then
    assertThat(List.of(early.statusCode(), late.statusCode())).containsOnly(200);
    assertThat(late.body()).contains("already there: " + namespace + "/web-");
    assertThat(cluster.rollouts(namespace)).hasSize(1);
  }

  @Test
  void ofManyDeliveriesAtOnceEachGroupGetsOneRollout() throws Exception {
    // given
    cluster.group(namespace, "web", shop.cloneUrl());
    cluster.group(namespace, "worker", shop.cloneUrl());
    untilStored(WebhookDelivery.push("d-0", change("web/index.html", "1")), 2);
    Push push = change("web/index.html", "2");

    // when
    List<Integer> statuses;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> calls =
          IntStream.range(0, 12)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> bridge.deliver(WebhookDelivery.push("d-" + (1 + i % 2), push))))
              .toList();
      threads.shutdown();
      statuses = calls.stream().map(WebhookBridgeIT::status).toList();
    }

    // then
    assertThat(statuses).contains(202).containsAnyOf(200).isSubsetOf(200, 202);
    assertThat(cluster.rollouts(namespace))
        .filteredOn(name -> name.contains(push.after().substring(0, 7)))
        .hasSize(2);
  }

  @Test
  void aCommitThatIsForcedBackAndPushedAgainGetsASibling() throws Exception {
    // given
    cluster.group(namespace, "web", shop.cloneUrl());
    Push push = change("web/index.html", "1");
    untilStored(WebhookDelivery.push("d-1", push));
    String first = cluster.rollouts(namespace).getFirst();
    cluster.finish(namespace, first);
    Push back = shop.reset("main", push.before());
    assertThat(bridge.deliver(WebhookDelivery.push("d-2", back)).statusCode()).isEqualTo(202);
    Push again = shop.reset("main", push.after());

    // when
    HttpResponse<String> answer =
        bridge.deliver(WebhookDelivery.push("d-3", asBefore(push, again)));

    // then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(cluster.rollouts(namespace))
        .hasSize(3)
        .anyMatch(name -> name.matches(first + "-[0-9a-f]{5}"));
  }

  @Test
  void aPushBesideThePathsOfAGroupIsNotForIt() throws Exception {
    // given
    cluster.group(namespace, "web", shop.cloneUrl(), "web/**");
    untilStored(WebhookDelivery.push("d-1", change("web/index.html", "1")));

    // when
    HttpResponse<String> beside =
        bridge.deliver(WebhookDelivery.push("d-2", change("docs/a.md", "1")));
    HttpResponse<String> branch =
        bridge.deliver(
            WebhookDelivery.push(
                "d-3", shop.change("idea").write("web/index.html", "2").push("Try")));

    // then
    assertThat(List.of(beside.statusCode(), branch.statusCode())).containsOnly(200);
    assertThat(beside.body()).contains("no file of the push is under the paths");
    assertThat(branch.body()).contains("no group has this repository and refs/heads/idea");
    assertThat(cluster.rollouts(namespace)).hasSize(1);
  }

  @Test
  void aGroupThatCannotBeReadIsNamedAndHoldsUpNoOther() throws Exception {
    // given
    cluster
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
      await().atMost(SOON).until(() -> cluster.kubectl().run(bad(), APPLY).succeeded());
    } finally {
      cluster.kubectl().apply(BridgeCluster.definition("instancegroups"));
    }
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(bridge.metrics())
                    .contains(
                        "skynet_webhook_groups_unreadable{group=\"bad\",namespace=\"%s\"} 1.0"
                            .formatted(namespace)));
    cluster.group(namespace, "web", shop.cloneUrl());
    Push push = change("web/index.html", "1");

    // when
    untilStored(WebhookDelivery.push("d-1", push));

    // then
    assertThat(cluster.rollouts(namespace)).hasSize(1);
    assertThat(bridge.log()).contains("group=\"" + namespace + "/bad\"");
  }

  @Test
  void aPushWhileTheApiServerIsAwayIsStoredByItsNextDelivery() throws Exception {
    // given
    cluster.group(namespace, "web", shop.cloneUrl());
    untilStored(WebhookDelivery.push("d-1", change("web/index.html", "1")));
    WebhookDelivery delivery = WebhookDelivery.push("d-2", change("web/index.html", "2"));
    long pid = bridge.process().pid();

    // when
    cluster.plane().apiServer().kill();
    HttpResponse<String> away = bridge.deliver(delivery);
    cluster.plane().apiServer().start();

    // then
    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(away.headers().firstValue("retry-after")).isPresent();
    untilStored(delivery);
    assertThat(bridge.process().alive()).isTrue();
    assertThat(bridge.process().pid()).isEqualTo(pid);
    assertThat(cluster.rollouts(namespace)).hasSize(2);
  }

  @Test
  void anApiServerThatHangsIsGivenUpOnBeforeGithubGivesUpOnUs() throws Exception {
    // given
    cluster.group(namespace, "web", shop.cloneUrl());
    untilStored(WebhookDelivery.push("d-1", change("web/index.html", "1")));
    WebhookDelivery delivery = WebhookDelivery.push("d-2", change("web/index.html", "2"));

    // when
    cluster.plane().apiServer().freeze();
    HttpResponse<String> answer;
    try {
      answer = bridge.deliver(delivery);
    } finally {
      cluster.plane().apiServer().thaw();
    }

    // then
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("not stored for " + namespace + "/web");
  }

  @Test
  void thePushThatIsAsLargeAsGithubSendsThemFitsTheShippedHeap() throws Exception {
    // given
    cluster.group(namespace, "web", shop.cloneUrl(), "web/**");
    untilStored(WebhookDelivery.push("d-1", change("web/index.html", "1")));
    WebhookDelivery large = largest(change("docs/a.md", "1"));

    // when
    HttpResponse<String> answer = bridge.deliver(large);

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("no file of the push is under the paths");
    assertThat(bridge.process().alive()).isTrue();
  }

  @Test
  void aSecretIsReplacedWithoutARestart() throws Exception {
    // given
    WebhookDelivery ping = WebhookDelivery.ping("d-1", shop.address());

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
    cluster.kubectl().apply(narrow(namespace));
    cluster.group(namespace, "web", shop.cloneUrl());
    cluster.group(cluster.namespace(), "web", shop.cloneUrl());
    Push push = change("web/index.html", "1");
    try (BridgeProcess narrow = new BridgeProcess(cluster, "narrow-" + namespace, namespace)) {
      // when
      HttpResponse<String> answer = narrow.start().deliver(WebhookDelivery.push("d-1", push));

      // then
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(JSON.readTree(answer.body()).path("rollouts")).hasSize(1);
      assertThat(cluster.rollouts(namespace)).hasSize(1);

      // and when
      narrow.process().stop(Duration.ofSeconds(15));

      // then
      assertThat(narrow.log()).endsWith("msg=\"webhook bridge stopped\" \n");
    }
  }

  private String bad() {
    return """
    apiVersion: skynet.dev/v1alpha1
    kind: InstanceGroup
    metadata: {name: bad, namespace: %s}
    spec: {source: {git: [not, an, object]}}
    """
        .formatted(namespace);
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

  /** As many commits with as many files as fit into 25 MiB; short paths take the most memory. */
  private static WebhookDelivery largest(Push push) throws IOException {
    String files =
        IntStream.range(0, 2_900)
            .mapToObj(i -> '"' + Integer.toString(i, 36) + '"')
            .collect(Collectors.joining(","));
    String commit = "{\"added\":[%s],\"removed\":[],\"modified\":[]}".formatted(files);
    String body = WebhookDelivery.push("d-2", push).body();
    int room = 25 * 1024 * 1024 - body.length();
    String commits = String.join(",", Collections.nCopies(room / (commit.length() + 1), commit));
    ObjectNode payload = (ObjectNode) JSON.readTree(body);
    payload.putRawValue("commits", new RawValue("[" + commits + "]"));
    return new WebhookDelivery("d-2", "push", JSON.writeValueAsString(payload));
  }

  /** The push that a forge announces when the same commits come again by a fast-forward. */
  private static Push asBefore(Push first, Push again) {
    assertThat(again.before()).isEqualTo(first.before());
    assertThat(again.after()).isEqualTo(first.after());
    return again;
  }

  private Push change(String path, String content) {
    return shop.change("main").write(path, content).push("Change " + path);
  }

  private HttpResponse<String> untilStored(WebhookDelivery delivery) {
    return untilStored(delivery, 1);
  }

  /**
   * Delivers until the bridge has seen the groups; before that the answer is that none wants it.
   */
  private HttpResponse<String> untilStored(WebhookDelivery delivery, int rollouts) {
    return await()
        .atMost(SOON)
        .ignoreException(IOException.class)
        .until(
            () -> bridge.deliver(delivery),
            answer -> answer.statusCode() == 202 && cluster.rollouts(namespace).size() >= rollouts);
  }

  private JsonNode rollout(String name) throws IOException {
    return JSON.readTree(
        cluster.kubectl().ok("get", "rollout/" + name, "-n", namespace, "-o", "json"));
  }

  private static int status(Future<HttpResponse<String>> call) {
    try {
      return call.get().statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
