package dev.skynet.local.kubelet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.skynet.local.kubelet.KeyedData.Kind;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerEnvironmentTest {
  private static final Pod POD =
      Serialization.unmarshal(
          """
          metadata: {name: web-0, namespace: shop, uid: "42", labels: {tier: front}}
          spec: {serviceAccountName: web}
          """,
          Pod.class);
  private static final Map<String, Map<String, byte[]>> SECRETS =
      Map.of("login", Map.of("USER", "ada".getBytes(UTF_8), "PASS", "pw".getBytes(UTF_8)));
  private static final KeyedData DATA =
      (kind, name) ->
          kind == Kind.SECRET ? Optional.ofNullable(SECRETS.get(name)) : Optional.empty();

  private final ContainerEnvironment environment =
      new ContainerEnvironment(new DownwardApi(POD, "127.1.2.3"), DATA);

  @Test
  void readsFieldsSecretsAndWholeSecretsInTheirOrder() throws NotRunnableException {
    // given
    Container container =
        container(
            """
            envFrom:
            - {prefix: DB_, secretRef: {name: login}}
            - {configMapRef: {name: absent, optional: true}}
            env:
            - {name: IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
            - {name: TIER, valueFrom: {fieldRef: {fieldPath: "metadata.labels['tier']"}}}
            - {name: WHO, valueFrom: {secretKeyRef: {name: login, key: USER}}}
            - {name: URL, value: "http://$(DB_USER)@$(IP)/$(LATER)"}
            - {name: LATER, value: x}
            - {name: DB_PASS, value: changed}
            - {name: NONE, valueFrom: {configMapKeyRef: {name: absent, key: k, optional: true}}}
            """);
    // when
    Map<String, String> variables = environment.of(container);
    // then
    assertThat(variables)
        .containsOnly(
            entry("DB_USER", "ada"),
            entry("DB_PASS", "changed"),
            entry("IP", "127.1.2.3"),
            entry("TIER", "front"),
            entry("WHO", "ada"),
            entry("URL", "http://ada@127.1.2.3/$(LATER)"),
            entry("LATER", "x"));
  }

  @Test
  void namesAMissingObjectAndAMissingKey() {
    assertThatThrownBy(() -> environment.of(container("envFrom: [{secretRef: {name: nobody}}]")))
        .hasMessage("Secret \"nobody\" not found");
    assertThatThrownBy(
            () ->
                environment.of(
                    container(
                        "env: [{name: A, valueFrom: {secretKeyRef: {name: login, key: nope}}}]")))
        .hasMessage("couldn't find key nope in Secret \"login\"");
  }

  @Test
  void refusesByNameWhatItDoesNotKnow() {
    assertThatThrownBy(
            () ->
                environment.of(
                    container(
                        "env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}]")))
        .hasMessageContaining("variable A")
        .hasMessageContaining("not supported");
    assertThatThrownBy(
            () ->
                environment.of(
                    container(
                        "env: [{name: A, valueFrom: {fieldRef: {fieldPath: status.hostIP}}}]")))
        .hasMessageContaining("status.hostIP");
  }

  private static Container container(String yaml) {
    return Serialization.unmarshal(yaml, Container.class);
  }
}
