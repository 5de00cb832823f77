package dev.skynet.local.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets come as files, for the pod's user alone; the environment names them and holds none. */
class ChartSecretsTest {
  private static final int FOR_THE_OWNER = 0400;

  @TempDir private Path scratch;

  @Test
  void mountsTheKeysOfTheOperatorAsAFileOfTheSdk() {
    // when
    PodSpec operator = pod("operator", with("aws", Map.of("existingSecret", "keys")));
    // then
    Container container = operator.getContainers().getFirst();
    assertThat(container.getEnv())
        .filteredOn(variable -> variable.getName().equals("AWS_SHARED_CREDENTIALS_FILE"))
        .extracting(variable -> variable.getValue())
        .containsExactly("/etc/skynet/aws/credentials");
    assertThat(container.getVolumeMounts())
        .filteredOn(mount -> mount.getName().equals("aws"))
        .extracting(mount -> mount.getMountPath())
        .containsExactly("/etc/skynet/aws");
    assertThat(secrets(operator))
        .singleElement()
        .satisfies(
            secret -> {
              assertThat(secret.getSecretName()).isEqualTo("keys");
              assertThat(secret.getItems()).extracting(i -> i.getKey()).containsOnly("credentials");
            });
  }

  @Test
  void letsTheUserOfThePodAloneReadWhatIsMounted() {
    // given
    Map<String, Object> values = with("aws", Map.of("existingSecret", "keys"));
    // then
    for (String component : List.of("operator", "webhook")) {
      PodSpec pod = pod(component, values);
      assertThat(secrets(pod)).extracting(s -> s.getDefaultMode()).containsOnly(FOR_THE_OWNER);
      assertThat(pod.getSecurityContext().getFsGroup())
          .isEqualTo(pod.getSecurityContext().getRunAsGroup());
    }
  }

  @Test
  void putsNoSecretIntoTheEnvironment() {
    // given
    Map<String, Object> values = with("aws", Map.of("existingSecret", "keys"));
    // then
    for (String component : List.of("operator", "webhook")) {
      Container container = pod(component, values).getContainers().getFirst();
      assertThat(container.getEnvFrom()).isEmpty();
      assertThat(container.getEnv())
          .extracting(variable -> variable.getValueFrom())
          .filteredOn(Objects::nonNull)
          .allSatisfy(source -> assertThat(source.getSecretKeyRef()).isNull());
    }
  }

  @Test
  void mountsNoKeysWhereThePodHasARole() {
    assertThat(secrets(pod("operator", ShippedChart.LEAST))).isEmpty();
  }

  private PodSpec pod(String component, Map<String, ?> values) {
    String rendered =
        new Chart(ShippedChart.DIRECTORY, scratch)
            .render("skynet", "skynet-system", "1.36.3", values);
    return Stream.of(rendered.split("(?m)^---$", -1))
        .filter(text -> text.contains("kind: Deployment"))
        .map(text -> Serialization.unmarshal(text, Deployment.class))
        .filter(found -> found.getMetadata().getName().equals("skynet-" + component))
        .findFirst()
        .orElseThrow()
        .getSpec()
        .getTemplate()
        .getSpec();
  }

  private static List<SecretVolumeSource> secrets(PodSpec pod) {
    return pod.getVolumes().stream()
        .map(volume -> volume.getSecret())
        .filter(Objects::nonNull)
        .toList();
  }

  private static Map<String, Object> with(String name, Object value) {
    Map<String, Object> values = new HashMap<>(ShippedChart.LEAST);
    values.put(name, value);
    return values;
  }
}
