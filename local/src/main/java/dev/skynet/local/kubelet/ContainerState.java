package dev.skynet.local.kubelet;

import java.time.Instant;

/** Where a container stands. */
sealed interface ContainerState {
  /**
   * Not running, for the given reason.
   *
   * @param since when that began
   */
  record Waiting(String reason, String message, Instant since) implements ContainerState {}

  /** Its process runs. */
  record Running(Instant startedAt) implements ContainerState {}

  /** Its process ended. */
  record Terminated(int exitCode, Instant startedAt, Instant finishedAt)
      implements ContainerState {}
}
