package dev.skynet.operator.jobs;

import static dev.skynet.operator.observe.Words.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.group.GitSpec;
import dev.skynet.crds.rollout.RevisionSpec;
import dev.skynet.operator.group.action.Job;
import dev.skynet.operator.group.action.JobResult;
import dev.skynet.operator.group.action.JobState;
import dev.skynet.operator.group.action.PointerWish;
import dev.skynet.operator.metrics.OperatorMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobBoardTest {
  private static final Job JOB = new Job.KeepPointer(GROUP, PointerWish.NOTHING);
  private static final JobResult RESULT = new JobResult.PointerState(Optional.empty());

  private final BlockingQueue<Boolean> news = new ArrayBlockingQueue<>(100);
  private final AtomicInteger attempts = new AtomicInteger();
  private @Nullable JobBoard board;

  @AfterEach
  void close() {
    if (board != null) {
      board.close();
    }
  }

  @Test
  void triesAgainAfterAnErrorAsAfterAnException() throws Exception {
    // given
    JobBoard jobs =
        board(
            job ->
                switch (attempts.incrementAndGet()) {
                  case 1 -> throw new StackOverflowError();
                  case 2 -> throw new IOException("away");
                  default -> RESULT;
                });
    // when
    jobs.want(GROUP, List.of(JOB));
    // then
    for (int woken = 0; woken < 3; woken++) {
      assertThat(news.poll(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(jobs.states(GROUP)).containsEntry(JOB.key(), new JobState.Done(RESULT));
  }

  @Test
  void forgetsAResultThatNobodyAsksForAnyMore() throws Exception {
    // given
    JobBoard jobs = board(job -> RESULT);
    jobs.want(GROUP, List.of(JOB));
    assertThat(news.poll(20, TimeUnit.SECONDS)).isTrue();
    // when
    jobs.want(GROUP, List.of());
    // then
    assertThat(jobs.states(GROUP)).isEmpty();
  }

  @Test
  void aMendedSourceIsFetchedInsteadOfTheOneThatIsTriedAgainAndAgain() throws Exception {
    // given
    JobBoard jobs =
        board(
            job -> {
              if (job instanceof Job.FetchSource fetch
                  && fetch.git().url().equals("file:///typo")) {
                throw new IOException("no repository there");
              }
              return RESULT;
            });
    jobs.want(GROUP, List.of(fetch("file:///typo")));
    assertThat(news.poll(20, TimeUnit.SECONDS)).isTrue();
    // when
    Job mended = fetch("file:///repo");
    jobs.want(GROUP, List.of(mended));
    // then
    assertThat(news.poll(20, TimeUnit.SECONDS)).isTrue();
    assertThat(jobs.states(GROUP)).isEqualTo(Map.of(mended.key(), new JobState.Done(RESULT)));
  }

  private static Job fetch(String url) {
    return new Job.FetchSource(
        GROUP,
        "r1",
        "uid-1",
        new GitSpec(url, "main", List.of(), List.of(), null),
        new RevisionSpec(null, "main"),
        false);
  }

  private JobBoard board(JobRunner runner) {
    JobBoard made =
        new JobBoard(
            runner,
            group -> news.add(true),
            new OperatorMetrics(new SimpleMeterRegistry()),
            Duration.ofMillis(1),
            Duration.ofMillis(2));
    board = made;
    return made;
  }
}
