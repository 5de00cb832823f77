package dev.skynet.local.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final Path CRDS = Path.of("..", "crds", "src", "main", "resources", "crds");
  private static final Path GOLDEN = Path.of("src/test/resources/golden/chart-least-values.yaml");

  @TempDir private Path scratch;
  private Chart chart;

  @BeforeEach
  void open() {
    chart = new Chart(ShippedChart.DIRECTORY, scratch);
  }

  @Test
  void passesTheStrictLint() {
    // when
    LintResult result = chart.lint();
    // then
    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
  }

  @Test
  void rendersTheLeastValuesAsCommitted() throws IOException {
    // when
    Map<String, Object> values = new HashMap<>(ShippedChart.LEAST);
    values.put("crds", Map.of("enabled", false));
    String rendered = render("skynet", values);
    // then
    if (UPDATE) {
      Files.createDirectories(GOLDEN.toAbsolutePath().getParent());
      Files.writeString(GOLDEN, rendered);
    }
    assertThat(GOLDEN)
        .as("the chart renders otherwise: run this test with -Dgolden.update=true and review it")
        .hasContent(rendered);
  }

  @Test
  void rendersTheKindsUnchangedButForTheAnnotationThatKeepsThem() throws IOException {
    // when
    String rendered = render("skynet", ShippedChart.LEAST);
    // then
    for (Path file : files(CRDS)) {
      GenericKubernetesResource source =
          Serialization.unmarshal(Files.readString(file), GenericKubernetesResource.class);
      GenericKubernetesResource kind =
          documents(rendered).stream()
              .filter(d -> d.getMetadata().getName().equals(source.getMetadata().getName()))
              .findFirst()
              .orElseThrow();
      assertThat(kind.getMetadata().getAnnotations())
          .containsEntry("helm.sh/resource-policy", "keep");
      assertThat(kind.getAdditionalProperties()).isEqualTo(source.getAdditionalProperties());
    }
  }

  @Test
  void givesTheBridgeNothingButGroupsToReadAndRolloutsToMake() {
    // when
    String rendered = render("skynet", ShippedChart.LEAST);
    // then
    ClusterRole role = clusterRole(rendered, "skynet:skynet-system:skynet:webhook");
    assertThat(role.getRules())
        .extracting(PolicyRule::getApiGroups, PolicyRule::getResources, PolicyRule::getVerbs)
        .containsExactly(
            tuple(
                List.of("skynet.dev"), List.of("instancegroups"), List.of("get", "list", "watch")),
            tuple(List.of("skynet.dev"), List.of("rollouts"), List.of("create", "get")));
  }

  @Test
  void letsNoNameOfOneReleaseMeetThatOfAnother() {
    // given
    List<String> first = names(render("one", ShippedChart.LEAST));
    // then
    assertThat(first).isNotEmpty();
    assertThat(names(render("two", ShippedChart.LEAST))).doesNotContainAnyElementsOf(first);
  }

  @ParameterizedTest
  @CsvSource({
    "fleet, fleet is required",
    "bucket, bucket is required",
    "webhook, webhook.existingSecret is required",
  })
  void namesTheValueThatIsMissing(String left, String message) {
    // given
    Map<String, Object> values = new HashMap<>(ShippedChart.LEAST);
    values.remove(left);
    // then
    assertThatThrownBy(() -> render("skynet", values)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "fleet, Not-A-Fleet",
    "bucket, s3://bucket",
    "timingsScale, 0",
    "gitops, true",
    "operator, none",
  })
  void refusesAValueThatItDoesNotKnow(String name, String value) {
    // given
    Map<String, Object> values = new HashMap<>(ShippedChart.LEAST);
    values.put(name, value.equals("0") ? Integer.valueOf(0) : value);
    // then
    assertThatThrownBy(() -> render("skynet", values)).hasMessageContaining(name);
  }

  private String render(String release, Map<String, ?> values) {
    return chart.render(release, "skynet-system", "1.36.3", values);
  }

  private static List<String> names(String rendered) {
    return documents(rendered).stream()
        .filter(document -> !document.getKind().equals("CustomResourceDefinition"))
        .map(document -> document.getKind() + " " + document.getMetadata().getName())
        .toList();
  }

  private static ClusterRole clusterRole(String rendered, String name) {
    return documents(rendered).stream()
        .filter(d -> d.getKind().equals("ClusterRole") && d.getMetadata().getName().equals(name))
        .map(d -> Serialization.unmarshal(Serialization.asYaml(d), ClusterRole.class))
        .findFirst()
        .orElseThrow();
  }

  private static List<GenericKubernetesResource> documents(String rendered) {
    return Stream.of(rendered.split("(?m)^---$", -1))
        .filter(text -> text.contains("kind:"))
        .map(text -> Serialization.unmarshal(text, GenericKubernetesResource.class))
        .toList();
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
