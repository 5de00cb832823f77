package dev.skynet.local.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * One release of a chart in a cluster.
 *
 * @param chart what is installed
 * @param name of the release
 * @param namespace where it lives; made by {@link #install}
 * @param kubeconfig whose rights Helm has
 */
public record ChartRelease(Chart chart, String name, String namespace, Path kubeconfig) {

  /**
   * Installs it without waiting for its pods.
   *
   * @param values over the chart's own
   * @throws IllegalStateException if Helm refuses, with what it says
   */
  public Release install(Map<String, ?> values) {
    return chart.withValues(
        values,
        file ->
            chart
                .helm()
                .install()
                .withName(name)
                .withNamespace(namespace)
                .createNamespace()
                .withKubeConfig(kubeconfig)
                .withValuesFile(file)
                .call());
  }

  /**
   * Installs it and waits until every pod is ready.
   *
   * @param limit at least a second
   * @throws IllegalStateException if Helm refuses, or they are not ready in time
   */
  public Release installReady(Map<String, ?> values, Duration limit) {
    return chart.withValues(
        values,
        file ->
            chart
                .helm()
                .install()
                .withName(name)
                .withNamespace(namespace)
                .createNamespace()
                .withKubeConfig(kubeconfig)
                .withValuesFile(file)
                .waitReady()
                .withTimeout(Math.toIntExact(limit.toSeconds()))
                .call());
  }

  /**
   * Upgrades it without waiting for its pods.
   *
   * @param values over the chart's own; those of the install are forgotten
   * @throws IllegalStateException if Helm refuses, with what it says
   */
  public Release upgrade(Map<String, ?> values) {
    return chart.withValues(
        values,
        file ->
            chart
                .helm()
                .upgrade()
                .resetValues()
                .withName(name)
                .withNamespace(namespace)
                .withKubeConfig(kubeconfig)
                .withValuesFile(file)
                .call());
  }

  /**
   * Takes away all that it made, but for what the chart keeps.
   *
   * @throws IllegalStateException if Helm refuses, with what it says
   */
  public void uninstall() {
    HelmLibrary.call(
        chart.scratch(),
        () -> Helm.uninstall(name).withNamespace(namespace).withKubeConfig(kubeconfig).call());
  }
}
