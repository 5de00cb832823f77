package dev.skynet.local.crds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.local.TestRuns;
import dev.skynet.local.kube.ControlPlane;
import dev.skynet.local.kube.KubeBinaries;
import dev.skynet.local.kube.Kubectl;
import dev.skynet.local.process.RunDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObjectRulesIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Path STATUS = Path.of("../crds/src/test/resources/status");

  private final RunDirectory run = TestRuns.begin();
  private Kubectl kubectl;

  @BeforeAll
  void start() throws IOException {
    ControlPlane plane = ControlPlane.start(run, KubeBinaries.locate(System.out::println));
    kubectl = plane.kubectl();
    for (String crd : List.of("instancegroups.skynet.dev", "rollouts.skynet.dev")) {
      kubectl.apply(resource("crds/" + crd + "-v1.yml"));
      kubectl.ok("wait", "--for=condition=Established", "crd/" + crd);
      assertThat(kubectl.ok("get", "crd", crd, "-o", "jsonpath={.status.conditions}"))
          .doesNotContain("NonStructuralSchema");
    }
  }

  @AfterAll
  void stop() {
    run.close();
  }

  @AfterEach
  void deleteAll() {
    kubectl.ok("delete", "instancegroups,rollouts", "--all", "--now");
  }

  static Stream<ObjectFile> valid() {
    return ObjectFile.all("valid");
  }

  static Stream<ObjectFile> invalid() {
    return ObjectFile.all("invalid");
  }

  @ParameterizedTest
  @MethodSource("valid")
  void takesWhatKeepsTheRules(ObjectFile file) {
    file.stored().forEach(kubectl::apply);

    kubectl.apply(file.subject());
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void refusesWhatBreaksARuleAndSaysWhatToDo(ObjectFile file) {
    file.stored().forEach(kubectl::apply);

    Kubectl.Result result = kubectl.run(file.subject(), List.of("apply", "-f", "-"));

    assertThat(result.succeeded()).isFalse();
    assertThat(result.errors()).contains(file.expected());
  }

  @Test
  void neverRepeatsAPasswordThatStandsInAUrl() {
    ObjectFile file =
        invalid().filter(f -> f.toString().equals("group-url-with-password.yaml")).findAny().get();

    assertThat(kubectl.run(file.subject(), List.of("apply", "-f", "-")).errors())
        .doesNotContain("secret@");
  }

  @Test
  void fillsInTheDefaults() throws IOException {
    kubectl.apply(ObjectFile.valid("group-smallest").subject());

    assertThat(get("instancegroup/web").get("spec"))
        .isEqualTo(
            JSON.readTree(
                """
                {"members": {"registered": {
                   "senders": [{"id": "AROAEXAMPLEID"}], "forgetAfter": "24h"}},
                 "source": {"git": {
                   "url": "https://github.com/example/shop.git", "branch": "main"}},
                 "strategy": {
                   "maxUnavailable": 1, "maxFailures": 0, "maxUnreachable": "10%",
                   "timeouts": {"prepare": "15m", "turn": "10m", "progress": "30m"}}}
                """));
  }

  @Test
  void aFreshObjectNeverLooksDone() throws IOException {
    kubectl.apply(ObjectFile.valid("group-smallest").subject());
    kubectl.apply(ObjectFile.valid("rollout-of-branch").subject());

    JsonNode untouched = JSON.readTree("{\"observedGeneration\": -1}");
    assertThat(get("instancegroup/web").get("status")).isEqualTo(untouched);
    assertThat(get("rollout/by-hand").get("status")).isEqualTo(untouched);
  }

  @Test
  void keepsEveryFieldThatTheOperatorWrites() throws IOException {
    storeBoth();

    assertThat(get("instancegroup/web").get("status")).isEqualTo(JSON.readTree(status("group")));
    assertThat(get("rollout/web-3f2a91c-7c1f0").get("status"))
        .isEqualTo(JSON.readTree(status("rollout")));
  }

  @Test
  void aStatusIsNotWrittenWithTheSpec() throws IOException {
    storeBoth();

    kubectl.ok("patch", "rollout/web-3f2a91c-7c1f0", "--type=merge", "-p", "{\"status\":null}");

    assertThat(get("rollout/web-3f2a91c-7c1f0").get("status"))
        .isEqualTo(JSON.readTree(status("rollout")));
  }

  @Test
  void listsBothKindsUnderOneCategory() throws IOException {
    storeBoth();

    assertThat(kubectl.ok("get", "skynet", "-o", "name").lines())
        .containsExactly("instancegroup.skynet.dev/web", "rollout.skynet.dev/web-3f2a91c-7c1f0");
  }

  @Test
  void showsWhereAGroupStandsInOneLine() throws IOException {
    storeBoth();

    assertThat(table("get", "sig"))
        .satisfiesExactly(
            head ->
                assertThat(head)
                    .containsExactly("NAME", "READY", "REVISION", "CONVERGED", "ROLLOUT", "AGE"),
            row -> assertThat(row).startsWith("web", "True", "3f2a91c", "4/5", "web-2"));
  }

  @Test
  void showsWhereARolloutStandsInOneLine() throws IOException {
    storeBoth();

    assertThat(table("get", "sro", "-o", "wide"))
        .satisfiesExactly(
            head ->
                assertThat(head)
                    .containsExactly(
                        "NAME",
                        "GROUP",
                        "REVISION",
                        "PHASE",
                        "UPDATED",
                        "FAILED",
                        "REASON",
                        "AGE",
                        "LEAD",
                        "BY",
                        "FENCE",
                        "MESSAGE"),
            row -> {
              assertThat(row)
                  .startsWith(
                      "web-3f2a91c-7c1f0", "web", "3f2a91c", "Progressing", "1/5", "1", "TurnsOpen")
                  .endsWith("i-0a", "octocat", "8", "turn 2 of 5");
            });
    assertThat(table("get", "sro").getFirst()).endsWith("REASON", "AGE");
  }

  @Test
  void findsTheRolloutsOfAGroupWithoutALabel() {
    kubectl.apply(ObjectFile.valid("rollout-of-branch").subject());

    assertThat(selected("web")).isEqualTo("rollout.skynet.dev/by-hand");
    assertThat(selected("api")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "instancegroup                              | where that code comes from",
        "instancegroup.spec.strategy.maxUnavailable | Members that may be away from service",
        "instancegroup.status.turns                 | The ledger",
        "rollout.spec.revision.commit               | Full SHA of a commit",
        "rollout.status.instances.logTail           | End of the log",
      })
  void explains(String field, String text) {
    // the API server publishes the descriptions of a new kind a moment after it serves the kind
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(kubectl.run("explain", field).output().replaceAll("\\s+", " "))
                    .contains(text));
  }

  private void storeBoth() throws IOException {
    kubectl.apply(ObjectFile.valid("group-smallest").subject());
    kubectl.apply(ObjectFile.valid("rollout-of-push").subject());
    patchStatus("instancegroup/web", "group");
    patchStatus("rollout/web-3f2a91c-7c1f0", "rollout");
  }

  private void patchStatus(String object, String file) throws IOException {
    String patch = "{\"status\": %s}".formatted(status(file));
    kubectl.ok("patch", object, "--subresource=status", "--type=merge", "-p", patch);
  }

  private String selected(String group) {
    return kubectl
        .ok("get", "rollouts", "--field-selector=spec.groupRef.name=" + group, "-o", "name")
        .strip();
  }

  private JsonNode get(String object) throws IOException {
    return JSON.readTree(kubectl.ok("get", object, "-o", "json"));
  }

  /** The lines of a table, in columns: two spaces or more stand between them. */
  private List<List<String>> table(String... arguments) {
    return kubectl.ok(arguments).lines().map(l -> List.of(l.strip().split(" {2,}"))).toList();
  }

  private static String status(String file) throws IOException {
    return Files.readString(STATUS.resolve(file + ".json"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ObjectRulesIT.class.getClassLoader().getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
