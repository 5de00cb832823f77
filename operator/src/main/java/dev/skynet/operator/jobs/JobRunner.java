package dev.skynet.operator.jobs;

import dev.skynet.operator.group.action.Job;
import dev.skynet.operator.group.action.JobResult;
import java.io.IOException;

/** Does one job once. */
@FunctionalInterface
public interface JobRunner {
  /**
   * Blocks until the job has a result, a good or a bad one.
   *
   * @throws IOException when it must be tried again
   * @throws RuntimeException of an adapter, likewise
   */
  JobResult run(Job job) throws IOException;
}
