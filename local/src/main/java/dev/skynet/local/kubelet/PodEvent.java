package dev.skynet.local.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;

/** What a pod's runner reacts to. */
sealed interface PodEvent {
  /** The API server's newest state of it. */
  record Seen(Pod pod) implements PodEvent {}

  /** It is no longer in the API server, without our doing. */
  record Gone() implements PodEvent {}

  /** A process ended, whoever ended it. */
  record Ended(String container, int run, int exitCode) implements PodEvent {}

  /** One answer of a readiness probe. */
  record Probed(String container, int run, boolean success) implements PodEvent {}

  /** A time has come: a restart, a sync, a retry, the end of the grace period. */
  record Due() implements PodEvent {}

  /** The kubelet is closing: stop the processes, leave the object alone. */
  record Close(Duration grace) implements PodEvent {}
}
