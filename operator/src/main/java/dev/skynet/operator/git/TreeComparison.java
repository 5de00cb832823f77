package dev.skynet.operator.git;

import dev.skynet.operator.paths.PathFilter;
import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Compares what two commits hold where it concerns a group. */
record TreeComparison(Repository cache) {
  boolean isSame(ObjectId one, ObjectId other, PathFilter paths) throws IOException {
    try (RevWalk commits = new RevWalk(cache);
        TreeWalk walk = new TreeWalk(cache)) {
      walk.addTree(commits.parseCommit(one).getTree());
      walk.addTree(commits.parseCommit(other).getTree());
      walk.setFilter(TreeFilter.ANY_DIFF);
      walk.setRecursive(true);
      while (walk.next()) {
        if (paths.matches(walk.getPathString())) {
          return false;
        }
      }
      return true;
    }
  }
}
