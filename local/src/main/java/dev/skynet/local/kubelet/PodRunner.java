package dev.skynet.local.kubelet;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pod from its binding to its removal. All of it happens on one thread that takes event after
 * event; whatever fails, an API server that is away included, is tried again while the containers
 * go on.
 */
final class PodRunner implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(PodRunner.class);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final Node node;
  private final String namespace;
  private final String name;
  private final Mailbox mailbox = new Mailbox();
  private final Map<String, ContainerRunner> containers = new LinkedHashMap<>();
  private final String ip;
  private final PodFiles files;
  private final PodApi api;
  private Pod pod;
  private boolean bound;
  private Instant syncAt = Instant.MIN;
  private @Nullable Stopping stopping;
  private @Nullable PodStatus written;
  private boolean failing;
  private boolean retrying;
  private boolean finished;

  private record Stopping(boolean removeObject, Instant killAt) {}

  PodRunner(Node node, Pod pod) {
    this.node = node;
    this.pod = pod;
    this.namespace = pod.getMetadata().getNamespace();
    this.name = pod.getMetadata().getName();
    this.ip = node.addresses().take();
    this.files = new PodFiles(node, pod, ip);
    this.api = new PodApi(node.client(), pod.getMetadata());
    this.bound = pod.getSpec().getNodeName() != null;
    pod.getSpec()
        .getContainers()
        .forEach(c -> containers.put(c.getName(), new ContainerRunner(node, c, mailbox)));
  }

  /** Of any thread. */
  boolean isFor(String podNamespace, String podName) {
    return namespace.equals(podNamespace) && name.equals(podName);
  }

  /** Of any thread. */
  void post(PodEvent event) {
    mailbox.post(event);
  }

  /** Of any thread. */
  Map<String, ContainerRunner> containers() {
    return Map.copyOf(containers);
  }

  @Override
  public void run() {
    try {
      while (!finished) {
        receive(mailbox.take());
        step();
      }
      files.delete();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      node.addresses().release(ip);
    }
  }

  private void receive(PodEvent event) {
    switch (event) {
      case PodEvent.Seen seen -> {
        pod = seen.pod();
        if (pod.getMetadata().getDeletionTimestamp() != null) {
          Long grace = pod.getMetadata().getDeletionGracePeriodSeconds();
          stop(true, Duration.ofSeconds(Objects.requireNonNullElse(grace, 30L)));
        }
      }
      case PodEvent.Gone gone -> {
        stopping = new Stopping(false, Instant.MIN);
        containers.values().forEach(ContainerRunner::kill);
      }
      case PodEvent.Close close -> stop(false, close.grace());
      case PodEvent.Ended end -> container(end.container()).ended(end);
      case PodEvent.Probed answer -> container(answer.container()).probed(answer);
      case PodEvent.Due due -> retrying = false;
    }
  }

  private void step() {
    if (node.run().ended()) {
      finished = true; // it stops all processes, those of pods too
      return;
    }
    try {
      if (stopping != null) {
        continueStopping(stopping);
      } else {
        bind();
        keepRunning();
        report();
      }
      failing = false;
    } catch (KubernetesClientException | IOException | UncheckedIOException e) {
      if (!failing) {
        LOG.warn("pod {}/{}: {}; trying again", namespace, name, String.valueOf(e.getMessage()));
      }
      failing = true;
      if (!retrying) {
        retrying = true;
        dueIn(RETRY);
      }
    }
  }

  private void bind() {
    if (!bound) {
      api.bind();
      bound = true;
    }
  }

  private void keepRunning() throws IOException {
    Instant now = node.clock().instant();
    try {
      PodSupport.check(pod.getSpec());
      if (!now.isBefore(syncAt)) {
        files.refresh();
        syncAt = now.plus(node.options().sync());
        dueIn(node.options().sync());
      }
    } catch (NotRunnableException e) {
      containers.values().stream().filter(c -> !c.running()).forEach(c -> c.waits(e));
      dueIn(node.options().sync());
      return;
    }
    for (ContainerRunner container : containers.values()) {
      if (container.due()) {
        start(container);
      }
    }
  }

  private void start(ContainerRunner container) {
    try {
      container.start(
          files.command(container.container()), ReadinessProbe.of(container.container(), ip));
    } catch (NotRunnableException e) {
      container.waits(e);
      dueIn(node.options().sync());
    }
  }

  private void stop(boolean removeObject, Duration grace) {
    Instant killAt = node.clock().instant().plus(grace);
    Stopping before = stopping;
    if (before != null && !killAt.isBefore(before.killAt())) {
      return;
    }
    stopping = new Stopping(removeObject && (before == null || before.removeObject()), killAt);
    containers.values().forEach(ContainerRunner::terminate);
    dueIn(grace);
  }

  private void continueStopping(Stopping stop) {
    if (containers.values().stream().noneMatch(ContainerRunner::running)) {
      if (stop.removeObject()) {
        api.remove();
      }
      finished = true;
      return;
    }
    if (!node.clock().instant().isBefore(stop.killAt())) {
      containers.values().forEach(ContainerRunner::kill);
    } else if (stop.removeObject()) {
      report();
    }
  }

  private void report() {
    List<ContainerStatus> each = containers.values().stream().map(ContainerRunner::status).toList();
    PodStatus status =
        PodStatuses.of(pod, ip, each, stopping != null, written, node.clock().instant());
    if (status.equals(written)) {
      return;
    }
    api.write(status);
    written = status;
  }

  private ContainerRunner container(String name) {
    return Objects.requireNonNull(containers.get(name));
  }

  private void dueIn(Duration delay) {
    mailbox.postAfter(delay, PodEvent.Due::new);
  }
}
