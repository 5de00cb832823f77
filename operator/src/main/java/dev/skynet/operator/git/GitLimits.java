package dev.skynet.operator.git;

import java.time.Duration;

/**
 * Bounds of a fetch.
 *
 * @param insecureUrls whether {@code http:} and {@code file:} are allowed; for tests and local use
 * @param answer how long the server may be silent, whole seconds
 * @param fetch how long one fetch may take
 * @param fetchBytes what one fetch may bring
 * @param objectBytes largest object that is taken from a server: JGit holds an object, what it is
 *     made from and the difference of both in memory at once
 * @param treeBytes sum of a tree's files
 * @param treeEntries number of a tree's files and directories
 */
public record GitLimits(
    boolean insecureUrls,
    Duration answer,
    Duration fetch,
    long fetchBytes,
    long objectBytes,
    long treeBytes,
    int treeEntries) {
  private static final long GIBIBYTE = 1L << 30;
  private static final int MANY_ENTRIES = 200_000;

  /** Three of the largest objects take half of the heap. */
  private static final int OBJECTS_IN_HEAP = 6;

  /** 30 s, 10 min, 4 GiB, a sixth of the heap, 1 GiB, 200,000 files and directories. */
  public static GitLimits usual(boolean insecureUrls) {
    return new GitLimits(
        insecureUrls,
        Duration.ofSeconds(30),
        Duration.ofMinutes(10),
        4 * GIBIBYTE,
        Runtime.getRuntime().maxMemory() / OBJECTS_IN_HEAP,
        GIBIBYTE,
        MANY_ENTRIES);
  }
}
