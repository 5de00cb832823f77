package dev.skynet.local.git;

import java.time.Instant;
import java.util.List;

/**
 * A branch that moved, as a forge announces it.
 *
 * @param repository where
 * @param ref the whole name, {@code refs/heads/...}
 * @param before the commit it named; 40 zeros if it was made
 * @param after the commit it names; 40 zeros if it was removed
 * @param forced whether {@code before} is not an ancestor of {@code after}
 * @param commits what the branch gained, the oldest first
 */
public record Push(
    RepositoryAddress repository,
    String ref,
    String before,
    String after,
    boolean forced,
    List<PushedCommit> commits) {
  /** What stands for no commit. */
  public static final String NOTHING = "0".repeat(40);

  /** Copies what it is given. */
  public Push {
    commits = List.copyOf(commits);
  }

  /** Whether the branch was made by it. */
  public boolean created() {
    return before.equals(NOTHING);
  }

  /** Whether the branch was removed by it. */
  public boolean deleted() {
    return after.equals(NOTHING);
  }

  /**
   * One commit of a push.
   *
   * @param id its full id
   * @param treeId its tree
   * @param message the whole message
   * @param time when it was committed
   * @param author name of who wrote it
   * @param email address of who wrote it
   * @param added paths that it added
   * @param removed paths that it removed
   * @param modified paths that it changed
   */
  public record PushedCommit(
      String id,
      String treeId,
      String message,
      Instant time,
      String author,
      String email,
      List<String> added,
      List<String> removed,
      List<String> modified) {}
}
