package dev.skynet.local.e2e;

import dev.skynet.local.stack.Installation;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The pods of the operator, and which of them leads.
 *
 * @param installation that they belong to
 */
record Replicas(Installation installation) {
  /** Names of those that are not on their way out. */
  List<String> names() {
    return installation.pods("operator").stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .map(pod -> pod.getMetadata().getName())
        .toList();
  }

  /** Who holds the lease; empty while nobody does. */
  String leader() {
    return installation
        .stack()
        .client()
        .leases()
        .inNamespace(installation.namespace())
        .list()
        .getItems()
        .stream()
        .map(lease -> Objects.requireNonNullElse(lease.getSpec().getHolderIdentity(), ""))
        .findFirst()
        .orElse("");
  }

  /** Waits until another one leads; its name. */
  String awaitLeaderAfter(String former) {
    Group.await(() -> !leader().isEmpty() && !leader().equals(former));
    return leader();
  }

  /** One that does not lead. */
  String standby() {
    String leader = leader();
    return names().stream().filter(name -> !name.equals(leader)).findFirst().orElseThrow();
  }

  boolean isReady(String name) {
    return container(name).map(ContainerStatus::getReady).orElse(false);
  }

  /** How often its container was started again. */
  int restarts(String name) {
    return container(name).map(ContainerStatus::getRestartCount).orElse(0);
  }

  /** What it has logged since its process was last started. */
  String lastRun(String name) {
    String log = installation.stack().kubelet().logs(installation.namespace(), name);
    return log.substring(Math.max(0, log.lastIndexOf("starts: ")));
  }

  /** Sends a signal such as {@code CONT} to its process. */
  void signal(String name, String signal) {
    installation.stack().kubelet().signal(installation.namespace(), name, signal);
  }

  /** Deletes it; another takes its place. Does not wait. */
  void delete(String name) {
    installation
        .stack()
        .plane()
        .kubectl()
        .ok("delete", "pod", name, "-n", installation.namespace(), "--wait=false");
  }

  /** Waits until there are so many, all ready and none on its way out. */
  void awaitReady(int count) {
    Group.await(
        () ->
            installation.pods("operator").size() == count
                && names().size() == count
                && names().stream().allMatch(this::isReady));
  }

  private Optional<ContainerStatus> container(String name) {
    return installation.pods("operator").stream()
        .filter(pod -> pod.getMetadata().getName().equals(name))
        .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
        .findFirst();
  }
}
