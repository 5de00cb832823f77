package dev.skynet.operator.group.action;

import org.jspecify.annotations.Nullable;

/** How far a job is. */
public sealed interface JobState {
  /**
   * Not done yet.
   *
   * @param problem of the last attempt, for a person; null while the first one runs
   */
  record Pending(@Nullable String problem) implements JobState {}

  /**
   * Done.
   *
   * @param result what it found
   */
  record Done(JobResult result) implements JobState {}
}
