package dev.skynet.operator.webhook.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link RolloutStore} does; the real one passes it on a real API server. */
public abstract class RolloutStoreContract {
  private static final String AFTER = "3f2a91c0b7d5e8f60718293a4b5c6d7e8f901234";

  /** An empty store. */
  protected abstract RolloutStore store() throws Exception;

  /** A group that is there for the store. */
  protected abstract PushedGroup group() throws Exception;

  /** Ends a Rollout as the operator does. */
  protected abstract void finish(String namespace, String name) throws Exception;

  @Test
  void whatIsCreatedCanBeRead() throws Exception {
    // given
    RolloutStore store = store();
    PushedGroup group = group();

    // when
    boolean created = store.create(group, Pushes.push("d1"), "web-1");

    // then
    assertThat(created).isTrue();
    assertThat(store.get(group.namespace(), "web-1"))
        .contains(new StoredRollout(Optional.of(AFTER), Optional.of("d1"), false));
  }

  @Test
  void whatIsNotThereIsEmpty() throws Exception {
    assertThat(store().get(group().namespace(), "web-none")).isEmpty();
  }

  @Test
  void whatIsThereIsLeftAsItIs() throws Exception {
    // given
    RolloutStore store = store();
    PushedGroup group = group();
    store.create(group, Pushes.push("d1"), "web-1");

    // when
    boolean created = store.create(group, Pushes.push("d2"), "web-1");

    // then
    assertThat(created).isFalse();
    assertThat(store.get(group.namespace(), "web-1").orElseThrow().delivery()).contains("d1");
  }

  @Test
  void seesThatOneIsFinished() throws Exception {
    // given
    RolloutStore store = store();
    PushedGroup group = group();
    store.create(group, Pushes.push("d1"), "web-1");

    // when
    finish(group.namespace(), "web-1");

    // then
    assertThat(store.get(group.namespace(), "web-1").orElseThrow().finished()).isTrue();
  }

  @Test
  void ofManyAtOnceOneCreates() throws Exception {
    // given
    RolloutStore store = store();
    PushedGroup group = group();
    CountDownLatch go = new CountDownLatch(1);
    Callable<Boolean> create =
        () -> {
          go.await();
          return store.create(group, Pushes.push("d1"), "web-1");
        };

    // when
    List<Boolean> answers;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> calls =
          Collections.nCopies(8, create).stream().map(threads::submit).toList();
      go.countDown();
      threads.shutdown();
      answers = calls.stream().map(RolloutStoreContract::result).toList();
    }

    // then
    assertThat(answers).filteredOn(created -> created).hasSize(1);
  }

  private static boolean result(Future<Boolean> call) {
    try {
      return call.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
