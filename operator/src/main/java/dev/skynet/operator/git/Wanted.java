package dev.skynet.operator.git;

/** Which commit is wanted. */
public sealed interface Wanted {
  /**
   * Exactly this one.
   *
   * @param sha full, lower case
   */
  record Commit(String sha) implements Wanted {}

  /**
   * The head of a branch as it is now.
   *
   * @param name of the group's branch or one of its {@code allowedRefs}
   */
  record Branch(String name) implements Wanted {}
}
