package dev.skynet.operator.git;

import dev.skynet.crds.common.Reason;
import dev.skynet.protocol.bundle.InvalidSkynetFile;
import dev.skynet.protocol.bundle.SkynetFile;
import dev.skynet.protocol.bundle.SkynetFileParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Reads and checks {@code skynet.yml} at the root of a tree. */
record BundleFile(Repository cache) {
  private static final String APPSPEC = "appspec.yml";

  /** The parser counts characters; no file that it takes has more bytes. */
  private static final int BYTE_LIMIT = 1 << 20;

  SkynetFile read(RevCommit commit) throws IOException, SourceRejection {
    try (TreeWalk walk = TreeWalk.forPath(cache, SkynetFile.NAME, commit.getTree())) {
      if (walk == null) {
        throw isMissing(commit);
      }
      if ((walk.getRawMode(0) & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
        throw new SourceRejection(
            Reason.NoSkynetFile, "skynet.yml is a link or a directory; make it a file");
      }
      return parsed(text(cache.open(walk.getObjectId(0))), commit);
    }
  }

  private static SkynetFile parsed(String text, RevCommit commit) throws SourceRejection {
    try {
      return new SkynetFileParser().parse(text);
    } catch (InvalidSkynetFile e) {
      throw new SourceRejection(
          Reason.InvalidSkynetFile, e.getMessage() + "\n(commit " + commit.name() + ")");
    }
  }

  private static String text(ObjectLoader file) throws IOException, SourceRejection {
    if (file.getSize() > BYTE_LIMIT) {
      throw new SourceRejection(
          Reason.InvalidSkynetFile,
          "skynet.yml:1: the file has %d bytes; move long commands into scripts"
              .formatted(file.getSize()));
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(file.getCachedBytes(BYTE_LIMIT)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new SourceRejection(
          Reason.InvalidSkynetFile, "skynet.yml:1: the file is not UTF-8; save it as UTF-8");
    }
  }

  private SourceRejection isMissing(RevCommit commit) throws IOException {
    try (TreeWalk appspec = TreeWalk.forPath(cache, APPSPEC, commit.getTree())) {
      return appspec == null
          ? new SourceRejection(
              Reason.NoSkynetFile,
              "commit %s has no skynet.yml at its root; add one that begins with 'version: 1'"
                  .formatted(commit.name()))
          : new SourceRejection(
              Reason.AppspecNotSupported,
              "appspec.yml is not supported by this version; add a skynet.yml beside it");
    }
  }
}
