package dev.skynet.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loops beside the worker. One that fails interrupts the worker: no agent runs on half. */
final class Loops {
  private final List<Thread> threads = new ArrayList<>();
  private final Thread worker;
  private volatile @Nullable Throwable failure;

  Loops(Thread worker) {
    this.worker = worker;
  }

  /** What a loop does until it is interrupted. */
  @FunctionalInterface
  interface Loop {
    void run() throws IOException, InterruptedException;
  }

  void start(String name, Loop loop) {
    threads.add(Thread.ofVirtual().name(name).start(() -> run(loop)));
  }

  /** Throws what a loop has failed of, if one has. */
  void throwFailure() throws IOException {
    Throwable cause = failure;
    if (cause != null) {
      throw new IOException("a loop has failed: " + cause, cause);
    }
  }

  /** Ends all of them. */
  void end() {
    threads.forEach(Thread::interrupt);
  }

  private void run(Loop loop) {
    try {
      loop.run();
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
      worker.interrupt();
    }
  }
}
