package dev.skynet.local.kubelet;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in a pod's status what its containers do. */
final class PodStatuses {
  private PodStatuses() {}

  /**
   * The whole status that the kubelet owns.
   *
   * @param before what was written last; keeps the times of what did not change
   * @param stopping a pod that is going is never ready
   */
  static PodStatus of(
      Pod pod,
      String ip,
      List<ContainerStatus> containers,
      boolean stopping,
      @Nullable PodStatus before,
      Instant now) {
    boolean started = containers.stream().allMatch(c -> c.getState().getWaiting() == null);
    boolean wasRunning = before != null && "Running".equals(before.getPhase());
    boolean ready = !stopping && containers.stream().allMatch(ContainerStatus::getReady);
    return new PodStatusBuilder()
        .withPhase(started || wasRunning ? "Running" : "Pending")
        .withStartTime(before == null ? time(now) : before.getStartTime())
        .withPodIP(ip)
        .addNewPodIP(ip)
        .withConditions(
            condition(pod, "PodScheduled", true, before, now),
            condition(pod, "Initialized", true, before, now),
            condition(pod, "ContainersReady", ready, before, now),
            condition(pod, "Ready", ready, before, now))
        .withContainerStatuses(containers)
        .build();
  }

  static io.fabric8.kubernetes.api.model.ContainerState state(ContainerState state) {
    ContainerStateBuilder builder = new ContainerStateBuilder();
    return switch (state) {
      case ContainerState.Waiting waiting ->
          builder
              .withNewWaiting()
              .withReason(waiting.reason())
              .withMessage(waiting.message())
              .endWaiting()
              .build();
      case ContainerState.Running running ->
          builder.withNewRunning().withStartedAt(time(running.startedAt())).endRunning().build();
      case ContainerState.Terminated ended ->
          builder
              .withNewTerminated()
              .withExitCode(ended.exitCode())
              .withReason(ended.exitCode() == 0 ? "Completed" : "Error")
              .withStartedAt(time(ended.startedAt()))
              .withFinishedAt(time(ended.finishedAt()))
              .endTerminated()
              .build();
    };
  }

  private static PodCondition condition(
      Pod pod, String type, boolean value, @Nullable PodStatus before, Instant now) {
    String status = value ? "True" : "False";
    List<PodCondition> former = new ArrayList<>();
    if (before != null) {
      former.addAll(before.getConditions());
    } else if (pod.getStatus() != null) {
      former.addAll(
          Objects.requireNonNullElse(pod.getStatus().getConditions(), List.<PodCondition>of()));
    }
    return former.stream()
        .filter(c -> c.getType().equals(type) && c.getStatus().equals(status))
        .findFirst()
        .orElseGet(
            () ->
                new PodConditionBuilder()
                    .withType(type)
                    .withStatus(status)
                    .withLastTransitionTime(time(now))
                    .build());
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
