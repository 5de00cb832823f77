package dev.skynet.local.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * A chart in a directory.
 *
 * @param directory where its {@code Chart.yaml} stands
 * @param scratch where values are handed over and Helm is unpacked; nothing stays there
 */
public record Chart(Path directory, Path scratch) {

  /** Looks for mistakes, warnings included, with the chart's own values. */
  public LintResult lint() {
    return helm().lint().strict().call();
  }

  /**
   * Renders it without a cluster, notes excepted.
   *
   * @param kubernetes the version to render for, like {@code 1.36.3}
   * @throws IllegalStateException if Helm refuses, with what it says
   */
  public String render(String release, String namespace, String kubernetes, Map<String, ?> values) {
    return withValues(
        values,
        file ->
            helm()
                .template()
                .withName(release)
                .withNamespace(namespace)
                .withKubeVersion(kubernetes)
                .withValuesFile(file)
                .call());
  }

  /** A release of it, installed or not yet. */
  public ChartRelease release(String name, String namespace, Path kubeconfig) {
    return new ChartRelease(this, name, namespace, kubeconfig);
  }

  Helm helm() {
    HelmLibrary.load(scratch);
    return new Helm(directory);
  }

  <T> T withValues(Map<String, ?> values, Function<Path, T> command) {
    try {
      Path file = Files.createTempFile(scratch, "values-", ".json");
      try {
        Files.writeString(file, json(values));
        return HelmLibrary.call(scratch, () -> command.apply(file));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON is YAML, too. */
  private static String json(Map<String, ?> values) throws JsonProcessingException {
    return JsonMapper.builder().build().writeValueAsString(values);
  }
}
