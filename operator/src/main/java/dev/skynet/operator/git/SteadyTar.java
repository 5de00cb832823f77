package dev.skynet.operator.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.eclipse.jgit.api.ArchiveCommand;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * A tar for JGit's archiver with nothing in it but the commit's: no user, no clock. JGit's own
 * writes the name of the packing user, the packing time of links, and no link beyond 100 bytes.
 */
enum SteadyTar implements ArchiveCommand.Format<TarArchiveOutputStream> {
  INSTANCE;

  private static final String NAME = "skynet-tar";
  private static final long MILLIS = 1000L;
  private static final int LINK_PERMISSIONS = 0777;
  private static final int LINK_LIMIT = 1 << 16;

  static {
    ArchiveCommand.registerFormat(NAME, INSTANCE);
  }

  /** For {@link ArchiveCommand#setFormat}. */
  static String formatName() {
    return NAME;
  }

  @Override
  public TarArchiveOutputStream createArchiveOutputStream(OutputStream out) {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
    return tar;
  }

  @Override
  public TarArchiveOutputStream createArchiveOutputStream(
      OutputStream out, Map<String, Object> options) {
    return createArchiveOutputStream(out);
  }

  @Override
  public void putEntry(
      TarArchiveOutputStream tar, ObjectId tree, String path, FileMode mode, ObjectLoader loader)
      throws IOException {
    boolean isLink = mode.equals(FileMode.SYMLINK);
    TarArchiveEntry entry =
        isLink ? new TarArchiveEntry(path, TarConstants.LF_SYMLINK) : new TarArchiveEntry(path);
    entry.setUserName("");
    entry.setGroupName("");
    entry.setIds(0, 0);
    entry.setModTime(timeOf(tree) * MILLIS);
    if (isLink) {
      entry.setMode(mode.getBits() | LINK_PERMISSIONS);
      entry.setLinkName(new String(loader.getCachedBytes(LINK_LIMIT), StandardCharsets.UTF_8));
    } else if (mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE)) {
      entry.setMode(mode.getBits());
      entry.setSize(loader.getSize());
    } else if (!mode.equals(FileMode.TREE)) {
      throw new IOException("'" + path + "' is neither file, directory nor link");
    }
    tar.putArchiveEntry(entry);
    if (entry.getSize() > 0) {
      loader.copyTo(tar);
    }
    tar.closeArchiveEntry();
  }

  @Override
  public Iterable<String> suffixes() {
    return List.of();
  }

  /** The commit's own time: two commits with one tree stay two sources, as a build may name it. */
  private static long timeOf(ObjectId tree) throws IOException {
    if (tree instanceof RevCommit commit) {
      return commit.getCommitTime();
    }
    throw new IOException("only a commit is packed, not " + tree.name());
  }
}
