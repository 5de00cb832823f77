package dev.skynet.local.kubelet;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The events of one pod, in the order of their arrival. */
final class Mailbox {
  private final BlockingQueue<PodEvent> events = new LinkedBlockingQueue<>();

  void post(PodEvent event) {
    events.add(event);
  }

  /** Asks after the delay, on a thread of its own that may block, and posts the answer. */
  void postAfter(Duration delay, Supplier<PodEvent> question) {
    CompletableFuture.delayedExecutor(
            delay.toMillis(), TimeUnit.MILLISECONDS, task -> Thread.ofVirtual().start(task))
        .execute(() -> events.add(question.get()));
  }

  PodEvent take() throws InterruptedException {
    return events.take();
  }
}
