package dev.skynet.operator.git;

import dev.skynet.operator.paths.PathFilter;
import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Compares what two commits hold where it concerns a group.
 *
 * @param cache has both
 * @param mostEntries two trees that differ in more files and directories are not the same
 */
record TreeComparison(Repository cache, int mostEntries) {
  boolean isSame(ObjectId one, ObjectId other, PathFilter paths) throws IOException {
    try (RevWalk commits = new RevWalk(cache);
        TreeWalk walk = new TreeWalk(cache)) {
      walk.addTree(commits.parseCommit(one).getTree());
      walk.addTree(commits.parseCommit(other).getTree());
      walk.setFilter(TreeFilter.ANY_DIFF);
      // Not recursive: JGit would not come back from directories that hold nothing but directories.
      for (int entries = 0; walk.next(); entries++) {
        if (entries == mostEntries) {
          return false;
        }
        if (walk.isSubtree()) {
          walk.enterSubtree();
        } else if (paths.matches(walk.getPathString())) {
          return false;
        }
      }
      return true;
    }
  }
}
