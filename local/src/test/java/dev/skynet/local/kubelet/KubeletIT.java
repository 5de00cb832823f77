package dev.skynet.local.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.skynet.local.TestRuns;
import dev.skynet.local.kube.ControlPlane;
import dev.skynet.local.kube.KubeBinaries;
import dev.skynet.local.kube.Kubectl;
import dev.skynet.local.process.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowingConsumer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubeletIT {
  private static final String READY = "{.status.conditions[?(@.type==\"Ready\")].status}";
  private static final String RESTARTS = "{.status.containerStatuses[0].restartCount}";

  private final RunDirectory run = TestRuns.begin();
  private ControlPlane plane;
  private Kubelet kubelet;

  @BeforeAll
  void start() throws IOException {
    plane = ControlPlane.start(run, KubeBinaries.locate(System.out::println));
    Path image = Shop.image(run.directory("image"));
    kubelet = Kubelet.start(plane, run, KubeletOptions.of(image));
  }

  @AfterAll
  void stop() {
    kubelet.close();
    run.close();
    assertThat(run.path()).doesNotExist();
  }

  @Test
  void makesADeploymentAvailableThoughItsReplicasListenOnOnePort() {
    // when
    Shop shop = Shop.open(plane, "replicas", 2);
    shop.awaitAvailable();
    // then
    soon(() -> assertThat(shop.pods()).allSatisfy(ready(shop)));
    assertThat(shop.addresses()).hasSize(2).doesNotHaveDuplicates();
    assertThat(shop.addresses()).allMatch(address -> address.matches("127\\.\\d+\\.\\d+\\.\\d+"));
    for (String pod : shop.pods()) {
      String ip = shop.of(pod, "{.status.podIP}");
      assertThat(kubelet.logs("replicas", pod)).contains("started at " + ip + " as replicas");
    }
  }

  @Test
  void sendsTermToADeletedPodAndRemovesIt() {
    // given
    Shop shop = Shop.open(plane, "term", 1);
    shop.awaitAvailable();
    String pod = shop.onlyPod();
    ProcessHandle process = kubelet.podProcess("term", pod).orElseThrow();
    // when
    shop.kubectl("delete", "pod", pod, "--timeout=30s");
    // then
    assertThat(kubelet.logs("term", pod)).contains("TERM seen");
    assertThat(process.isAlive()).isFalse();
    soon(() -> assertThat(shop.pods()).hasSize(1).doesNotContain(pod).allSatisfy(ready(shop)));
  }

  @Test
  void killsWhatIgnoresTermOnceTheGracePeriodIsOver() {
    // given
    Shop shop = Shop.open(plane, "deaf", 1, "/opt/skynet/bin/deaf", 2);
    soon(() -> assertThat(shop.pods()).hasSize(1));
    soon(() -> assertThat(kubelet.podProcess("deaf", shop.onlyPod())).isPresent());
    String pod = shop.onlyPod();
    ProcessHandle process = kubelet.podProcess("deaf", pod).orElseThrow();
    // when
    shop.kubectl("delete", "pod", pod, "--timeout=30s");
    // then
    assertThat(kubelet.logs("deaf", pod)).contains("TERM heard");
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void startsAContainerAgainThatWasKilled() {
    // given
    Shop shop = Shop.open(plane, "crash", 1);
    shop.awaitAvailable();
    String pod = shop.onlyPod();
    ProcessHandle first = kubelet.podProcess("crash", pod).orElseThrow();
    // when
    first.destroyForcibly();
    // then
    soon(() -> assertThat(shop.of(pod, RESTARTS)).isEqualTo("1"));
    soon(() -> assertThat(shop.of(pod, READY)).isEqualTo("True"));
    assertThat(kubelet.podProcess("crash", pod).orElseThrow().pid()).isNotEqualTo(first.pid());
    assertThat(shop.of(pod, "{.status.containerStatuses[0].lastState.terminated.exitCode}"))
        .isEqualTo("137");
  }

  @Test
  void leavesAFrozenProcessFrozenAndCallsItUnready() {
    // given
    Shop shop = Shop.open(plane, "frozen", 1);
    shop.awaitAvailable();
    String pod = shop.onlyPod();
    ProcessHandle script = kubelet.podProcess("frozen", pod).orElseThrow();
    ProcessHandle server = script.children().findFirst().orElseThrow();
    // when
    signal(server, "STOP");
    // then
    soon(() -> assertThat(shop.of(pod, READY)).isEqualTo("False"));
    assertThat(server.isAlive()).isTrue();
    // when
    signal(server, "CONT");
    // then
    soon(() -> assertThat(shop.of(pod, READY)).isEqualTo("True"));
    assertThat(shop.of(pod, RESTARTS)).isEqualTo("0");
  }

  @Test
  void givesThePodATokenWithItsServiceAccountsRightsThatDiesWithIt() {
    // given
    Shop shop = Shop.open(plane, "token", 1);
    shop.awaitAvailable();
    String pod = shop.onlyPod();
    String uid = shop.of(pod, "{.metadata.uid}");
    Path kubeconfig = run.directory("kubelet").resolve(uid).resolve("kubeconfig");
    String token =
        plane
            .kubectl()
            .ok(
                "--kubeconfig=" + kubeconfig,
                "config",
                "view",
                "--raw",
                "-o",
                "jsonpath={.users[0].user.token}");
    // then
    assertThat(withToken(token, "auth", "whoami").orThrow())
        .contains("system:serviceaccount:token:default")
        .contains(pod);
    assertThat(withToken(token, "auth", "can-i", "get", "secrets").output()).startsWith("no");
    // when
    shop.kubectl("delete", "pod", pod, "--timeout=30s");
    // then
    soon(() -> assertThat(withToken(token, "auth", "whoami").errors()).contains("Unauthorized"));
    assertThat(kubeconfig).doesNotExist();
  }

  @Test
  void bringsAChangedSecretToTheRunningPod() {
    // given
    Shop shop = Shop.open(plane, "rotate", 1);
    shop.awaitAvailable();
    String log = kubelet.logs("rotate", shop.onlyPod());
    Path conf = Path.of(log.replaceFirst("(?s).*, conf (\\S+), files.*", "$1"));
    assertThat(conf.resolve("greeting")).hasContent("hello");
    // when
    shop.kubectl("patch", "secret", "conf", "-p", "{\"stringData\":{\"second\":\"more\"}}");
    // then
    soon(() -> assertThat(conf.resolve("second")).hasContent("more"));
    assertThat(conf.resolve("greeting")).hasContent("hello");
  }

  @Test
  void namesAMissingSecretAndGoesOnOnceItIsThere() {
    // given
    Shop shop = Shop.open(plane, "missing", 0);
    shop.kubectl("delete", "secret", "conf");
    // when
    shop.kubectl("scale", "deployment/shop", "--replicas=1");
    // then
    soon(
        () ->
            assertThat(
                    shop.of(shop.onlyPod(), "{.status.containerStatuses[0].state.waiting.message}"))
                .isEqualTo("Secret \"conf\" not found"));
    // when
    shop.kubectl("create", "secret", "generic", "conf", "--from-literal=greeting=late");
    // then
    shop.awaitAvailable();
  }

  @Test
  void refusesByNameWhatItDoesNotDo() {
    // given
    Shop shop = Shop.open(plane, "refused", 0);
    // when
    shop.kubectl(
        "patch",
        "deployment/shop",
        "-p",
        "{\"spec\":{\"replicas\":1,\"template\":{\"spec\":{\"initContainers\":"
            + "[{\"name\":\"first\",\"image\":\"none\",\"command\":[\"true\"]}]}}}}");
    // then
    soon(
        () ->
            assertThat(
                    shop.of(shop.onlyPod(), "{.status.containerStatuses[0].state.waiting.message}"))
                .contains("an init container is not supported by the local kubelet"));
  }

  @Test
  void goesOnWhileTheApiServerIsAwayAndTellsItAfterwards() {
    // given
    Shop shop = Shop.open(plane, "outage", 1);
    shop.awaitAvailable();
    String pod = shop.onlyPod();
    ProcessHandle first = kubelet.podProcess("outage", pod).orElseThrow();
    // when
    plane.apiServer().kill();
    first.destroyForcibly();
    // then
    soon(
        () ->
            assertThat(kubelet.podProcess("outage", pod))
                .hasValueSatisfying(now -> assertThat(now.pid()).isNotEqualTo(first.pid())));
    // when
    plane.apiServer().start();
    // then
    soon(() -> assertThat(shop.of(pod, RESTARTS)).isEqualTo("1"));
    shop.kubectl("delete", "pod", pod, "--timeout=30s");
    assertThat(kubelet.logs("outage", pod)).contains("TERM seen");
  }

  private Kubectl.Result withToken(String token, String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "--kubeconfig=/dev/null";
    all[1] = "--server=" + plane.url();
    all[2] = "--insecure-skip-tls-verify";
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    String[] withToken = java.util.Arrays.copyOf(all, all.length + 1);
    withToken[all.length] = "--token=" + token;
    return plane.kubectl().run(withToken);
  }

  private static ThrowingConsumer<String> ready(Shop shop) {
    return pod -> assertThat(shop.of(pod, READY)).isEqualTo("True");
  }

  private static void signal(ProcessHandle process, String name) {
    try {
      int exit = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
      assertThat(exit).isZero();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void soon(ThrowingRunnable assertion) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
  }
}
