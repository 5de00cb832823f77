package dev.skynet.operator.git;

import org.eclipse.jgit.lib.ObjectId;

/** What became of the search for a commit. */
sealed interface Found {
  /** It is in the cache, on a branch that is allowed. */
  record Commit(ObjectId id) implements Found {}

  /** The branch has moved on; its head now. */
  record Outdated(ObjectId head) implements Found {}
}
