package dev.skynet.operator.git;

import dev.skynet.crds.common.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Refuses a tree that would not be whole when it is packed or unpacked, or that is too large. */
record TreeScan(Repository cache, GitLimits limits) {
  /** Git LFS: a pointer file begins so and is under 1024 bytes. */
  private static final byte[] LFS_POINTER =
      "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);

  private static final int LFS_POINTER_LIMIT = 1024;

  void check(RevCommit commit) throws IOException, SourceRejection {
    try (ObjectReader reader = cache.newObjectReader();
        TreeWalk walk = new TreeWalk(cache, reader)) {
      TreeNames names = new TreeNames(reader);
      names.checkDirectory(commit.getTree(), "/");
      walk.addTree(commit.getTree());
      long bytes = 0;
      // Not recursive: JGit would not come back from directories that hold nothing but directories.
      for (int entries = 1; walk.next(); entries++) {
        names.checkEntry(walk);
        if (walk.isSubtree()) {
          names.checkDirectory(walk.getObjectId(0), walk.getPathString());
          walk.enterSubtree();
        } else {
          bytes += size(walk, reader);
        }
        if (bytes > limits.treeBytes() || entries > limits.treeEntries()) {
          throw tooLarge(commit);
        }
      }
    }
  }

  private static long size(TreeWalk walk, ObjectReader reader) throws IOException, SourceRejection {
    FileMode mode = walk.getFileMode(0);
    if (mode.equals(FileMode.GITLINK)) {
      throw new SourceRejection(
          Reason.SubmodulesNotSupported,
          "'%s' is a submodule, which is not supported by this version; put its files into the repository"
              .formatted(walk.getPathString()));
    }
    ObjectId blob = walk.getObjectId(0);
    long size = reader.getObjectSize(blob, Constants.OBJ_BLOB);
    if (size >= LFS_POINTER.length
        && size < LFS_POINTER_LIMIT
        && isLfsPointer(reader.open(blob, Constants.OBJ_BLOB).getCachedBytes())) {
      throw new SourceRejection(
          Reason.LfsNotSupported,
          "'%s' is in Git LFS, which is not supported by this version; put the file itself into the repository, or fetch it in build.run"
              .formatted(walk.getPathString()));
    }
    return size;
  }

  private static boolean isLfsPointer(byte[] content) {
    return Arrays.equals(content, 0, LFS_POINTER.length, LFS_POINTER, 0, LFS_POINTER.length);
  }

  private SourceRejection tooLarge(RevCommit commit) {
    return new SourceRejection(
        Reason.SourceTooLarge,
        "the tree of %s has more than %d MiB or %d files and directories; keep large files elsewhere and fetch them in build.run"
            .formatted(commit.name(), limits.treeBytes() >> 20, limits.treeEntries()));
  }
}
