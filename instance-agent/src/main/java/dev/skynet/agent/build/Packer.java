package dev.skynet.agent.build;

import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.control.TicketStopped;
import dev.skynet.protocol.bundle.SkynetFile;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.release.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Packs a tree so that the same files give the same bytes: order, times, owners and modes fixed.
 */
public final class Packer {
  private static final int EXECUTABLE = 0755;
  private static final int PLAIN = 0644;
  private static final int BUFFER = 64 << 10;

  /** Not known, so that the packing platform is not in the bytes. */
  private static final int UNKNOWN_OS = 255;

  /**
   * What was packed.
   *
   * @param digest of the packed bytes
   * @param size of the packed file
   * @param unpackedSize sum of its files
   * @param files number of entries
   */
  public record Packed(Sha256 digest, long size, long unpackedSize, int files) {}

  /**
   * Packs.
   *
   * @param tree the built tree
   * @param output what to take of it; empty: all. {@code skynet.yml} is always taken
   * @param to the file to write
   */
  public Packed pack(Path tree, List<String> output, Path to, TicketControl control)
      throws TicketFailure, TicketStopped, IOException {
    Set<String> names = chosen(tree, output);
    MessageDigest digest = Sha256.newDigest();
    long unpacked = 0;
    try (OutputStream file = Files.newOutputStream(to);
        var hashed = new DigestOutputStream(file, digest);
        var buffered = new BufferedOutputStream(hashed, BUFFER);
        var zipped = new GzipCompressorOutputStream(buffered, header());
        var tar = new TarArchiveOutputStream(zipped, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (String name : names) {
        control.check();
        unpacked += add(tar, tree.resolve(name), name);
      }
    }
    return new Packed(Sha256.of(digest), Files.size(to), unpacked, names.size());
  }

  private static GzipParameters header() {
    var parameters = new GzipParameters();
    parameters.setCompressionLevel(Deflater.DEFAULT_COMPRESSION);
    parameters.setOperatingSystem(UNKNOWN_OS);
    return parameters;
  }

  /** Sorted, folders before what is in them. */
  private static Set<String> chosen(Path tree, List<String> output)
      throws TicketFailure, IOException {
    var names = new TreeSet<String>();
    if (output.isEmpty()) {
      addTree(names, tree, tree);
    }
    for (String wanted : output) {
      Path path = tree.resolve(wanted).normalize();
      if (!path.startsWith(tree) || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new TicketFailure(
            FailureReason.BuildFailed,
            "build.output names '" + wanted + "', which the build has not made");
      }
      addAbove(names, tree, path);
      addTree(names, tree, path);
    }
    names.add(SkynetFile.NAME);
    names.remove("");
    return names;
  }

  private static void addAbove(Set<String> names, Path tree, Path path)
      throws TicketFailure, IOException {
    for (Path above = path.getParent();
        above != null && !above.equals(tree) && above.startsWith(tree);
        above = above.getParent()) {
      if (!Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS)) {
        throw new TicketFailure(
            FailureReason.BuildFailed,
            "build.output leads through the link '" + tree.relativize(above) + "'");
      }
      names.add(tree.relativize(above).toString());
    }
  }

  private static void addTree(Set<String> names, Path tree, Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      paths.forEach(path -> names.add(tree.relativize(path).toString()));
    }
  }

  /** Returns the number of bytes that the entry adds to the unpacked size. */
  private static long add(TarArchiveOutputStream tar, Path path, String name)
      throws TicketFailure, IOException {
    if (Files.isSymbolicLink(path)) {
      var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      entry.setLinkName(Files.readSymbolicLink(path).toString());
      put(tar, entry, EXECUTABLE);
      return 0;
    }
    if (Files.isDirectory(path)) {
      put(tar, new TarArchiveEntry(name + "/"), EXECUTABLE);
      return 0;
    }
    if (!Files.isRegularFile(path)) {
      throw new TicketFailure(
          FailureReason.BuildFailed, "'" + name + "' is neither file, directory nor link");
    }
    var entry = new TarArchiveEntry(name);
    entry.setSize(Files.size(path));
    entry.setMode(Files.isExecutable(path) ? EXECUTABLE : PLAIN);
    fix(entry);
    tar.putArchiveEntry(entry);
    Files.copy(path, tar);
    tar.closeArchiveEntry();
    return entry.getSize();
  }

  private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, int mode)
      throws IOException {
    entry.setMode(mode);
    fix(entry);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private static void fix(TarArchiveEntry entry) {
    entry.setModTime(0L);
    entry.setIds(0, 0);
    entry.setNames("root", "root");
  }
}
