package dev.skynet.local.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks a container over HTTP whether it is ready.
 *
 * @param request sent each time
 * @param initialDelay before the first time
 * @param period between an answer and the next question
 * @param successThreshold successes in a row that make it ready
 * @param failureThreshold failures in a row that make it unready
 */
record ReadinessProbe(
    HttpRequest request,
    Duration initialDelay,
    Duration period,
    int successThreshold,
    int failureThreshold) {

  /**
   * The container's readiness probe; empty if it has none.
   *
   * @throws NotRunnableException if it has one of another kind than httpGet over plain HTTP
   */
  static Optional<ReadinessProbe> of(Container container, String ip) throws NotRunnableException {
    Probe probe = container.getReadinessProbe();
    if (probe == null) {
      return Optional.empty();
    }
    HTTPGetAction get = probe.getHttpGet();
    if (get == null || "HTTPS".equals(get.getScheme())) {
      throw NotRunnableException.unsupported("a readiness probe that is not httpGet over HTTP");
    }
    String host = Objects.requireNonNullElse(get.getHost(), ip);
    String path = Objects.requireNonNullElse(get.getPath(), "/");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://" + host + ":" + port(container, get.getPort()) + path))
            .timeout(seconds(probe.getTimeoutSeconds(), 1));
    if (get.getHttpHeaders() != null) {
      get.getHttpHeaders().forEach(header -> request.header(header.getName(), header.getValue()));
    }
    return Optional.of(
        new ReadinessProbe(
            request.build(),
            seconds(probe.getInitialDelaySeconds(), 0),
            seconds(probe.getPeriodSeconds(), 10),
            Objects.requireNonNullElse(probe.getSuccessThreshold(), 1),
            Objects.requireNonNullElse(probe.getFailureThreshold(), 3)));
  }

  /** Never fails: no answer in time, or none at all, is a no. */
  boolean ask(HttpClient http) {
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 400;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int port(Container container, IntOrString port) throws NotRunnableException {
    if (port.getIntVal() != null) {
      return port.getIntVal();
    }
    return Objects.requireNonNullElse(container.getPorts(), List.<ContainerPort>of()).stream()
        .filter(candidate -> port.getStrVal().equals(candidate.getName()))
        .findFirst()
        .map(ContainerPort::getContainerPort)
        .orElseThrow(
            () -> NotRunnableException.missing("no container port is named " + port.getStrVal()));
  }

  private static Duration seconds(Integer value, int otherwise) {
    return Duration.ofSeconds(Objects.requireNonNullElse(value, otherwise));
  }
}
