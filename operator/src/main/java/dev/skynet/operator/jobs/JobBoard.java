package dev.skynet.operator.jobs;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.failsafe.event.ExecutionAttemptedEvent;
import dev.skynet.operator.group.action.Job;
import dev.skynet.operator.group.action.JobResult;
import dev.skynet.operator.group.action.JobState;
import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.protocol.names.GroupName;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the jobs that plans ask for: starts those that are new, tries them again until they have a
 * result, keeps the results as long as they are wanted, and wakes the group when there is news.
 */
public final class JobBoard implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(JobBoard.class);
  private static final int MESSAGE_LIMIT = 256;

  private final JobRunner runner;
  private final Consumer<GroupName> wake;
  private final OperatorMetrics metrics;
  private final RetryPolicy<JobResult> retries;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<GroupName, Map<String, Entry>> groups = new ConcurrentHashMap<>();

  /**
   * @param wake is told of a group with news
   * @param first delay after a failure; it doubles
   * @param longest delay
   */
  public JobBoard(
      JobRunner runner,
      Consumer<GroupName> wake,
      OperatorMetrics metrics,
      Duration first,
      Duration longest) {
    this.runner = runner;
    this.wake = wake;
    this.metrics = metrics;
    retries =
        RetryPolicy.<JobResult>builder()
            // an Error too: a job that ended without a result would be waited for for ever
            .handle(Throwable.class)
            .withBackoff(first, longest)
            .withMaxRetries(-1)
            .build();
  }

  /** Starts what is not there yet and forgets what is not asked for any more. */
  public void want(GroupName group, List<Job> jobs) {
    Map<String, Entry> entries = groups.computeIfAbsent(group, g -> new ConcurrentHashMap<>());
    Set<String> keys = jobs.stream().map(Job::key).collect(Collectors.toSet());
    entries.forEach(
        (key, entry) -> {
          if (!keys.contains(key) && entries.remove(key, entry)) {
            entry.forget();
          }
        });
    jobs.forEach(job -> entries.computeIfAbsent(job.key(), key -> start(group, job)));
  }

  /** How far the jobs of a group are, by key. */
  public Map<String, JobState> states(GroupName group) {
    return groups.getOrDefault(group, Map.of()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().state()));
  }

  /** Forgets a group that does not exist any more. */
  public void forget(GroupName group) {
    Map<String, Entry> entries = groups.remove(group);
    if (entries != null) {
      entries.values().forEach(Entry::forget);
    }
  }

  @Override
  public void close() {
    groups.keySet().forEach(this::forget);
    threads.shutdownNow();
  }

  private Entry start(GroupName group, Job job) {
    Entry entry = new Entry(group, job);
    entry.run();
    return entry;
  }

  private final class Entry {
    private final GroupName group;
    private final Job job;
    private volatile JobState state = new JobState.Pending(null);
    private volatile @Nullable CompletableFuture<JobResult> future;
    private volatile boolean forgotten;

    Entry(GroupName group, Job job) {
      this.group = group;
      this.job = job;
    }

    JobState state() {
      return state;
    }

    void run() {
      RetryPolicy<JobResult> policy =
          RetryPolicy.builder(retries.getConfig()).onFailedAttempt(this::failed).build();
      CompletableFuture<JobResult> running =
          Failsafe.with(policy).with(threads).getAsync(() -> runner.run(job));
      future = running;
      var _ = running.thenAccept(this::done);
    }

    /** What runs, runs to its end; it is not tried again and wakes nobody. */
    void forget() {
      forgotten = true;
      CompletableFuture<JobResult> running = future;
      if (running != null) {
        running.cancel(false);
      }
    }

    private void done(JobResult result) {
      log.info("job done: {} {}", job.key(), result.getClass().getSimpleName());
      state = new JobState.Done(result);
      tell();
    }

    private void failed(ExecutionAttemptedEvent<JobResult> attempt) {
      Throwable failure = attempt.getLastException();
      String problem = problem(failure);
      metrics.jobFailed(job.getClass().getSimpleName());
      if (state instanceof JobState.Pending(String before) && Objects.equals(before, problem)) {
        return;
      }
      if (failure instanceof IOException) {
        log.warn("job fails and is tried again: {} {}", job.key(), problem);
      } else {
        log.warn("job fails and is tried again: {}", job.key(), failure);
      }
      state = new JobState.Pending(problem);
      tell();
    }

    private void tell() {
      if (!forgotten) {
        wake.accept(group);
      }
    }
  }

  private static String problem(@Nullable Throwable failure) {
    if (failure == null) {
      return "unknown";
    }
    String message =
        Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
    String line = message.lines().findFirst().orElse("");
    return line.length() <= MESSAGE_LIMIT ? line : line.substring(0, MESSAGE_LIMIT);
  }
}
