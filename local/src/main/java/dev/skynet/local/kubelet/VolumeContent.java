package dev.skynet.local.kubelet;

import dev.skynet.local.kubelet.KeyedData.Kind;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFile;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a volume, as its spec and the cluster say now.
 *
 * @param self the pod
 * @param data its namespace's Secrets and ConfigMaps
 * @param token the pod's token by its lifetime in seconds
 */
record VolumeContent(DownwardApi self, KeyedData data, LongFunction<String> token) {
  /**
   * Files by relative path; none for an emptyDir.
   *
   * @throws NotRunnableException if something that is not optional is missing, or the kind of
   *     volume is not known here
   */
  Map<String, byte[]> of(Volume volume) throws NotRunnableException {
    Map<String, byte[]> files = new TreeMap<>();
    if (volume.getSecret() != null) {
      var source = volume.getSecret();
      boolean optional = isTrue(source.getOptional());
      add(
          data.read(Kind.SECRET, source.getSecretName(), optional),
          source.getItems(),
          optional,
          files);
    } else if (volume.getConfigMap() != null) {
      var source = volume.getConfigMap();
      addConfigMap(source.getName(), source.getItems(), isTrue(source.getOptional()), files);
    } else if (volume.getProjected() != null) {
      for (VolumeProjection source : volume.getProjected().getSources()) {
        add(source, files);
      }
    } else if (volume.getEmptyDir() == null) {
      throw NotRunnableException.unsupported("the kind of volume " + volume.getName());
    }
    return files;
  }

  private void add(VolumeProjection source, Map<String, byte[]> files) throws NotRunnableException {
    if (source.getServiceAccountToken() != null) {
      var wanted = source.getServiceAccountToken();
      if (wanted.getAudience() != null && !wanted.getAudience().isEmpty()) {
        throw NotRunnableException.unsupported("a token for audience " + wanted.getAudience());
      }
      long lifetime = Objects.requireNonNullElse(wanted.getExpirationSeconds(), 3600L);
      files.put(wanted.getPath(), bytes(token.apply(lifetime)));
    } else if (source.getConfigMap() != null) {
      var map = source.getConfigMap();
      addConfigMap(map.getName(), map.getItems(), isTrue(map.getOptional()), files);
    } else if (source.getSecret() != null) {
      var secret = source.getSecret();
      boolean optional = isTrue(secret.getOptional());
      add(data.read(Kind.SECRET, secret.getName(), optional), secret.getItems(), optional, files);
    } else if (source.getDownwardAPI() != null) {
      for (DownwardAPIVolumeFile file : source.getDownwardAPI().getItems()) {
        if (file.getFieldRef() == null) {
          throw NotRunnableException.unsupported("a resourceFieldRef");
        }
        files.put(file.getPath(), bytes(self.value(file.getFieldRef().getFieldPath())));
      }
    } else {
      throw NotRunnableException.unsupported("a kind of projected volume");
    }
  }

  private void addConfigMap(
      String name, List<KeyToPath> items, boolean optional, Map<String, byte[]> files)
      throws NotRunnableException {
    add(data.read(Kind.CONFIG_MAP, name, optional), items, optional, files);
  }

  private static void add(
      Map<String, byte[]> all,
      @Nullable List<KeyToPath> items,
      boolean optional,
      Map<String, byte[]> files)
      throws NotRunnableException {
    if (items == null || items.isEmpty()) {
      files.putAll(all);
      return;
    }
    for (KeyToPath item : items) {
      byte[] value = all.get(item.getKey());
      if (value != null) {
        files.put(item.getPath(), value);
      } else if (!optional) {
        throw NotRunnableException.missing("references non-existent key: " + item.getKey());
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isTrue(Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
