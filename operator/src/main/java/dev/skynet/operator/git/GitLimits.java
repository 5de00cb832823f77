package dev.skynet.operator.git;

import java.time.Duration;

/**
 * Bounds of a fetch.
 *
 * @param insecureUrls whether {@code http:} and {@code file:} are allowed; for tests and local use
 * @param answer how long the server may be silent, whole seconds
 * @param fetch how long one fetch may take
 * @param treeBytes sum of a tree's files
 * @param treeFiles number of a tree's files
 */
public record GitLimits(
    boolean insecureUrls, Duration answer, Duration fetch, long treeBytes, int treeFiles) {
  private static final long GIBIBYTE = 1L << 30;
  private static final int MANY_FILES = 200_000;

  /** 30 s, 10 min, 1 GiB, 200,000 files. */
  public static GitLimits usual(boolean insecureUrls) {
    return new GitLimits(
        insecureUrls, Duration.ofSeconds(30), Duration.ofMinutes(10), GIBIBYTE, MANY_FILES);
  }
}
