package dev.skynet.agent.release;

import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.control.TicketStopped;
import dev.skynet.protocol.message.FailureReason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Unpacks an archive as root into an empty folder: files, directories and links only, nothing above
 * the folder, nothing twice. Links are made last and never followed; owners and setuid are dropped.
 */
public final class Unpacker {
  private static final int CHUNK = 64 << 10;
  private static final PosixFilePermission[] BITS = {
    PosixFilePermission.OTHERS_EXECUTE,
    PosixFilePermission.OTHERS_WRITE,
    PosixFilePermission.OTHERS_READ,
    PosixFilePermission.GROUP_EXECUTE,
    PosixFilePermission.GROUP_WRITE,
    PosixFilePermission.GROUP_READ,
    PosixFilePermission.OWNER_EXECUTE,
    PosixFilePermission.OWNER_WRITE,
    PosixFilePermission.OWNER_READ,
  };

  private enum Kind {
    FILE,
    DIRECTORY,
    LINK
  }

  /** Unpacks; the folder must exist and be empty. */
  public void unpack(Path archive, Path folder, UnpackLimits limits, TicketControl control)
      throws TicketFailure, TicketStopped, IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive), CHUNK);
        InputStream unzipped = new GZIPInputStream(raw, CHUNK);
        var tar = new TarArchiveInputStream(unzipped)) {
      new Unpacking(folder, limits, control).all(tar);
    } catch (ZipException e) {
      throw refused("it is no gzip file: " + e.getMessage());
    } catch (IOException e) {
      DiskSpace.failIfFull(e, folder);
      throw e;
    }
  }

  private static TicketFailure refused(String why) {
    return new TicketFailure(FailureReason.UnpackRefused, "the archive was refused: " + why);
  }

  /** One archive on its way. */
  private static final class Unpacking {
    private final Path folder;
    private final UnpackLimits limits;
    private final TicketControl control;
    private final TreeMap<Path, Kind> seen = new TreeMap<>();
    private final Map<Path, String> symbolic = new LinkedHashMap<>();
    private final Map<Path, Path> hard = new LinkedHashMap<>();
    private final TreeMap<Path, Set<PosixFilePermission>> folderModes = new TreeMap<>();
    private long bytes;

    Unpacking(Path folder, UnpackLimits limits, TicketControl control) {
      this.folder = folder;
      this.limits = limits;
      this.control = control;
    }

    void all(TarArchiveInputStream tar) throws TicketFailure, TicketStopped, IOException {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        control.check();
        one(tar, entry);
      }
      links();
      for (var mode : folderModes.descendingMap().entrySet()) {
        Files.setPosixFilePermissions(folder.resolve(mode.getKey()), mode.getValue());
      }
    }

    private void one(TarArchiveInputStream tar, TarArchiveEntry entry)
        throws TicketFailure, TicketStopped, IOException {
      if (entry.isGlobalPaxHeader()) {
        return;
      }
      Kind kind = kind(entry);
      Path name = EntryNames.checked(entry.getName());
      if (name.toString().isEmpty()) {
        return;
      }
      remember(name, kind);
      switch (kind) {
        case DIRECTORY -> directory(name, entry);
        case FILE -> file(tar, entry, name);
        case LINK -> link(entry, name);
      }
    }

    private static Kind kind(TarArchiveEntry entry) throws TicketFailure {
      if (entry.isSymbolicLink() || entry.isLink()) {
        return Kind.LINK;
      }
      if (entry.isDirectory()) {
        return Kind.DIRECTORY;
      }
      boolean plain =
          entry.isFile()
              && !entry.isSparse()
              && !entry.isCharacterDevice()
              && !entry.isBlockDevice()
              && !entry.isFIFO();
      if (!plain) {
        throw refused("'" + entry.getName() + "' is neither file, directory nor link");
      }
      return Kind.FILE;
    }

    private void remember(Path name, Kind kind) throws TicketFailure {
      Kind before = seen.put(name, kind);
      if (before != null && (before != Kind.DIRECTORY || kind != Kind.DIRECTORY)) {
        throw refused("'" + name + "' is there twice");
      }
      if (seen.size() > limits.entries()) {
        throw refused("it has more than the " + limits.entries() + " entries that were announced");
      }
      for (Path above = name.getParent(); above != null; above = above.getParent()) {
        Kind found = seen.putIfAbsent(above, Kind.DIRECTORY);
        if (found != null && found != Kind.DIRECTORY) {
          throw refused("'" + name + "' lies below '" + above + "', which is no directory");
        }
      }
    }

    private void directory(Path name, TarArchiveEntry entry) throws IOException {
      Files.createDirectories(folder.resolve(name));
      folderModes.put(name, permissions(entry.getMode() | 0700));
    }

    private void file(TarArchiveInputStream tar, TarArchiveEntry entry, Path name)
        throws TicketFailure, TicketStopped, IOException {
      Path path = folder.resolve(name);
      Files.createDirectories(path.getParent() == null ? folder : path.getParent());
      try (OutputStream to = Files.newOutputStream(path)) {
        byte[] chunk = new byte[CHUNK];
        for (int read = tar.read(chunk); read >= 0; read = tar.read(chunk)) {
          bytes += read;
          if (bytes > limits.bytes()) {
            throw refused("it has more than the " + limits.bytes() + " bytes that were announced");
          }
          to.write(chunk, 0, read);
          control.check();
        }
      }
      Files.setPosixFilePermissions(path, permissions(entry.getMode() | 0400));
    }

    private void link(TarArchiveEntry entry, Path name) throws TicketFailure {
      if (entry.isSymbolicLink()) {
        symbolic.put(name, entry.getLinkName());
      } else {
        hard.put(name, EntryNames.checked(entry.getLinkName()));
      }
    }

    /** Hard links first: then no link stands in their way that could be followed. */
    private void links() throws TicketFailure, IOException {
      for (var link : hard.entrySet()) {
        if (seen.get(link.getValue()) != Kind.FILE) {
          throw refused(
              "'%s' links to '%s', which is no file of it"
                  .formatted(link.getKey(), link.getValue()));
        }
        Path path = above(link.getKey());
        Files.createLink(path, folder.resolve(link.getValue()));
      }
      for (var link : symbolic.entrySet()) {
        Path target = EntryNames.target(link.getKey().toString(), link.getValue());
        Files.createSymbolicLink(above(link.getKey()), target);
      }
    }

    private Path above(Path name) throws IOException {
      Path path = folder.resolve(name);
      Files.createDirectories(path.getParent() == null ? folder : path.getParent());
      return path;
    }

    private static Set<PosixFilePermission> permissions(int mode) {
      Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
      for (int bit = 0; bit < BITS.length; bit++) {
        if ((mode & (1 << bit)) != 0) {
          permissions.add(BITS[bit]);
        }
      }
      return permissions;
    }
  }
}
