package dev.skynet.operator.git;

import dev.skynet.crds.common.Reason;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectChecker.ErrorType;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * Refuses names that no host can have, or that would mean another file there. Git keeps whatever
 * bytes somebody pushes as a tree.
 */
record TreeNames(ObjectReader reader) {
  /** Linux takes 4096 with all that stands before; the archive repeats a path for every file. */
  private static final int PATH_LIMIT = 2048;

  private static final int NAME_LIMIT = 255;

  /** What stands in one directory. Padded modes, which old tools wrote, do no harm. */
  void checkDirectory(ObjectId tree, String path) throws IOException, SourceRejection {
    try {
      new ObjectChecker()
          .setIgnore(ErrorType.ZERO_PADDED_FILEMODE, true)
          .checkTree(tree, reader.open(tree, Constants.OBJ_TREE).getCachedBytes());
    } catch (CorruptObjectException e) {
      throw refused("directory '" + path + "' holds what git itself refuses: " + e.getMessage());
    }
  }

  /** The entry that the walk is at. */
  void checkEntry(TreeWalk walk) throws SourceRejection {
    byte[] path = walk.getRawPath();
    if (path.length > PATH_LIMIT || nameLength(path) > NAME_LIMIT) {
      throw refused(
          "the path that begins with '%s' has more than %d bytes, or a name of more than %d"
              .formatted(walk.getPathString().substring(0, 80), PATH_LIMIT, NAME_LIMIT));
    }
    try {
      RawParseUtils.decodeNoFallback(StandardCharsets.UTF_8, path, 0, path.length);
    } catch (CharacterCodingException e) {
      throw refused("the name of '" + walk.getPathString() + "' is not UTF-8");
    }
  }

  private static int nameLength(byte[] path) {
    int slash = path.length - 1;
    while (slash >= 0 && path[slash] != '/') {
      slash--;
    }
    return path.length - 1 - slash;
  }

  private static SourceRejection refused(String what) {
    return new SourceRejection(
        Reason.PathsNotSupported, what + "; rename it in the repository and push again");
  }
}
