package dev.skynet.local.kubelet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/**
 * A container's first process leads a group; as in a container, nothing that it started outlives
 * it.
 */
final class ProcessGroup {
  private ProcessGroup() {}

  /** Sends KILL to all of the group; none left is no error. */
  static void kill(long leader) {
    try {
      Process kill =
          new ProcessBuilder("sh", "-c", "kill -KILL -" + leader + " 2>/dev/null").start();
      kill.waitFor(10, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
