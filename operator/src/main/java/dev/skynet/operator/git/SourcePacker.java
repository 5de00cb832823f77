package dev.skynet.operator.git;

import dev.skynet.protocol.release.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jgit.api.ArchiveCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** Packs a commit; the same one gives the same bytes. */
record SourcePacker(Repository cache) {
  private static final int BUFFER = 1 << 16;

  /**
   * @return the digest of the file
   */
  Sha256 pack(ObjectId commit, Path file) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    try (OutputStream bytes =
            new DigestOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), BUFFER), digest);
        // its header has neither name nor time
        OutputStream gzip = new GZIPOutputStream(bytes, BUFFER)) {
      new ArchiveCommand(cache)
          .setFormat(SteadyTar.formatName())
          .setTree(commit)
          .setOutputStream(gzip)
          .call();
    } catch (GitAPIException e) {
      throw new IOException("commit " + commit.name() + " cannot be packed: " + e.getMessage(), e);
    }
    return Sha256.of(digest);
  }
}
