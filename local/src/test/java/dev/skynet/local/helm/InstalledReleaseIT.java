package dev.skynet.local.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.skynet.local.git.RepositoryAddress;
import dev.skynet.local.git.WebhookDelivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Operator and bridge as pods, under exactly the shipped rights. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstalledReleaseIT {
  private static final String READY = "{.status.conditions[?(@.type==\"Ready\")].status}";

  private static final RepositoryAddress REPOSITORY =
      new RepositoryAddress(URI.create("https://git.example.org"), "acme", "shop");

  private InstalledRelease installed;

  @BeforeAll
  void install() {
    installed = new InstalledRelease();
  }

  @AfterAll
  void stop() {
    installed.close();
  }

  @Test
  void bothOperatorsAreReadyAndOneOfThemLeads() {
    // given
    List<String> operators = installed.pods("operator");
    // then
    assertThat(operators)
        .hasSize(2)
        .allSatisfy(pod -> assertThat(installed.pod(pod, READY)).isEqualTo("True"));
    soon(() -> assertThat(installed.pods("operator")).contains(installed.leader()));
  }

  /** Helm is Go inside this JVM, and takes INT and TERM for itself while it installs. */
  @Test
  void theJvmThatInstalledStillEndsOnCtrlC() throws Exception {
    for (int signal : List.of(EndingSignals.INT, EndingSignals.TERM)) {
      long handler = EndingSignals.now().handler(signal);
      // a JVM that a shell started in the background ignores INT from its begin
      if (handler != EndingSignals.IGNORED) {
        assertThat(libraryOf(handler)).as("handles signal %d", signal).endsWith("/libjvm.so");
      }
    }
  }

  @Test
  void anotherOperatorLeadsOnceTheLeadersPodIsDeleted() {
    // given
    soon(() -> assertThat(installed.pods("operator")).contains(installed.leader()));
    String leader = installed.leader();
    // when
    installed.kubectl("-n", InstalledRelease.NAMESPACE, "delete", "pod", leader, "--timeout=40s");
    // then
    assertThat(installed.kubelet().podProcess(InstalledRelease.NAMESPACE, leader)).isEmpty();
    soon(
        () -> assertThat(installed.leader()).isNotEqualTo(leader).isIn(installed.pods("operator")));
    installed.kubectl(
        "-n",
        InstalledRelease.NAMESPACE,
        "wait",
        "--for=condition=Available",
        "deployment/skynet-operator",
        "--timeout=30s");
  }

  @Test
  void theBridgeAnswersASignedPingAndRefusesAnUnsignedOne() throws Exception {
    assertThat(ping(InstalledRelease.SECRET).statusCode()).isEqualTo(200);
    assertThat(ping("not the secret").statusCode()).isEqualTo(401);
  }

  @Test
  void theBridgeTakesASecondSecretWithoutARestart() throws Exception {
    // given
    String pod = installed.pods("webhook").getFirst();
    assertThat(ping("new").statusCode()).isEqualTo(401);
    // when
    installed.kubectl(
        "-n",
        InstalledRelease.NAMESPACE,
        "patch",
        "secret",
        "webhook-secrets",
        "-p",
        "{\"stringData\":{\"second\":\"new\"}}");
    // then
    soon(() -> assertThat(ping("new").statusCode()).isEqualTo(200));
    assertThat(ping(InstalledRelease.SECRET).statusCode()).isEqualTo(200);
    assertThat(installed.pods("webhook")).containsExactly(pod);
    assertThat(installed.pod(pod, "{.status.containerStatuses[0].restartCount}")).isEqualTo("0");
  }

  private HttpResponse<String> ping(String secret) throws IOException, InterruptedException {
    String bridge = installed.pod(installed.pods("webhook").getFirst(), "{.status.podIP}");
    return WebhookDelivery.ping("d-1", REPOSITORY)
        .postTo(URI.create("http://" + bridge + ":8080/webhooks/github"), secret);
  }

  /** Of the mapping that holds the address; empty if none does. */
  private static String libraryOf(long address) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
      String[] range = line.substring(0, line.indexOf(' ')).split("-", 2);
      if (Long.parseUnsignedLong(range[0], 16) <= address
          && address < Long.parseUnsignedLong(range[1], 16)) {
        return line.substring(line.lastIndexOf(' ') + 1);
      }
    }
    return "";
  }

  private static void soon(ThrowingRunnable assertion) {
    await().atMost(Duration.ofSeconds(40)).untilAsserted(assertion);
  }
}
