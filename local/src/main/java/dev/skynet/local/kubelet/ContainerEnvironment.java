package dev.skynet.local.kubelet;

import dev.skynet.local.kubelet.KeyedData.Kind;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The variables of a container as its spec gives them; later ones win, and may refer to earlier
 * ones.
 */
record ContainerEnvironment(DownwardApi self, KeyedData data) {

  /**
   * @throws NotRunnableException if something that is not optional is missing
   */
  Map<String, String> of(Container container) throws NotRunnableException {
    Map<String, String> variables = new LinkedHashMap<>();
    for (EnvFromSource source : container.getEnvFrom()) {
      addAll(source, variables);
    }
    for (EnvVar variable : container.getEnv()) {
      if (variable.getValueFrom() == null) {
        String text = Objects.requireNonNullElse(variable.getValue(), "");
        variables.put(variable.getName(), Expansion.expand(text, variables));
      } else {
        Optional<String> value = from(variable.getName(), variable.getValueFrom());
        value.ifPresent(text -> variables.put(variable.getName(), text));
      }
    }
    return variables;
  }

  private void addAll(EnvFromSource source, Map<String, String> variables)
      throws NotRunnableException {
    String prefix = Objects.requireNonNullElse(source.getPrefix(), "");
    Map<String, byte[]> all;
    if (source.getSecretRef() != null) {
      var ref = source.getSecretRef();
      all = data.read(Kind.SECRET, ref.getName(), isTrue(ref.getOptional()));
    } else {
      var ref = source.getConfigMapRef();
      all = data.read(Kind.CONFIG_MAP, ref.getName(), isTrue(ref.getOptional()));
    }
    all.forEach((key, value) -> variables.put(prefix + key, text(value)));
  }

  private Optional<String> from(String variable, EnvVarSource source) throws NotRunnableException {
    if (source.getFieldRef() != null) {
      return Optional.of(self.value(source.getFieldRef().getFieldPath()));
    }
    if (source.getSecretKeyRef() != null) {
      SecretKeySelector ref = source.getSecretKeyRef();
      return key(Kind.SECRET, ref.getName(), ref.getKey(), isTrue(ref.getOptional()));
    }
    if (source.getConfigMapKeyRef() != null) {
      ConfigMapKeySelector ref = source.getConfigMapKeyRef();
      return key(Kind.CONFIG_MAP, ref.getName(), ref.getKey(), isTrue(ref.getOptional()));
    }
    throw NotRunnableException.unsupported("the source of variable " + variable);
  }

  private Optional<String> key(Kind kind, String name, String key, boolean optional)
      throws NotRunnableException {
    byte[] value = data.read(kind, name, optional).get(key);
    if (value == null && !optional) {
      throw NotRunnableException.missing(
          "couldn't find key " + key + " in " + kind.label + " \"" + name + "\"");
    }
    return Optional.ofNullable(value).map(ContainerEnvironment::text);
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }

  private static boolean isTrue(Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
