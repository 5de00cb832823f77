package dev.skynet.local.git;

import dev.skynet.local.git.Push.PushedCommit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.io.NullOutputStream;

/** Works out what a push brought, as GitHub does. */
final class PushedCommits {
  private PushedCommits() {}

  static Push announce(
      Repository repository, RepositoryAddress address, String ref, ObjectId before, ObjectId after)
      throws IOException {
    return new Push(
        address,
        ref,
        before.name(),
        after.name(),
        forced(repository, before, after),
        after.equals(ObjectId.zeroId()) ? List.of() : gained(repository, ref, before, after));
  }

  private static boolean forced(Repository repository, ObjectId before, ObjectId after)
      throws IOException {
    if (before.equals(ObjectId.zeroId()) || after.equals(ObjectId.zeroId())) {
      return false;
    }
    try (RevWalk walk = new RevWalk(repository)) {
      return !walk.isMergedInto(walk.parseCommit(before), walk.parseCommit(after));
    }
  }

  /** A branch that was just made gains only what no other branch holds. */
  private static List<PushedCommit> gained(
      Repository repository, String ref, ObjectId before, ObjectId after) throws IOException {
    List<PushedCommit> commits = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository)) {
      walk.sort(RevSort.TOPO);
      walk.sort(RevSort.REVERSE, true);
      walk.markStart(walk.parseCommit(after));
      if (!before.equals(ObjectId.zeroId())) {
        walk.markUninteresting(walk.parseCommit(before));
      } else {
        for (Ref other : repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
          if (!other.getName().equals(ref)) {
            walk.markUninteresting(walk.parseCommit(other.getObjectId()));
          }
        }
      }
      for (RevCommit commit : walk) {
        commits.add(describe(repository, commit));
      }
    }
    return commits;
  }

  private static PushedCommit describe(Repository repository, RevCommit commit) throws IOException {
    List<String> added = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    List<String> modified = new ArrayList<>();
    try (DiffFormatter diff = new DiffFormatter(NullOutputStream.INSTANCE)) {
      diff.setRepository(repository);
      ObjectId parent = commit.getParentCount() == 0 ? null : commit.getParent(0);
      for (DiffEntry entry : diff.scan(parent, commit)) {
        switch (entry.getChangeType()) {
          case ADD, COPY -> added.add(entry.getNewPath());
          case DELETE -> removed.add(entry.getOldPath());
          case MODIFY -> modified.add(entry.getNewPath());
          case RENAME -> {
            removed.add(entry.getOldPath());
            added.add(entry.getNewPath());
          }
        }
      }
    }
    return new PushedCommit(
        commit.name(),
        commit.getTree().name(),
        commit.getFullMessage(),
        commit.getAuthorIdent().getWhenAsInstant(),
        commit.getAuthorIdent().getName(),
        commit.getAuthorIdent().getEmailAddress(),
        added,
        removed,
        modified);
  }
}
