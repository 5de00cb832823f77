package dev.skynet.agent.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only class that renames and synchronises: what one of these methods has done is on the disk
 * when it returns, and a power cut leaves either the old or the new.
 */
public class DurableFiles {
  private static final Logger LOG = LoggerFactory.getLogger(DurableFiles.class);
  private static final int PIECE = 64 << 10;
  private static final Set<StandardOpenOption> APPEND =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

  private final Path reserve;
  private final int reserveBytes;

  /**
   * Files that last.
   *
   * @param reserve is given up when the disk is full, so that what must be written down can be
   * @param reserveBytes its size
   */
  public DurableFiles(Path reserve, int reserveBytes) {
    this.reserve = reserve;
    this.reserveBytes = reserveBytes;
  }

  /** Makes the reserve anew, if there is room for it. */
  public void restoreReserve() {
    try {
      if (!Files.exists(reserve)) {
        fill(reserve);
        sync(reserve);
      }
    } catch (IOException e) {
      LOG.warn("no room for a reserve of {} bytes: {}", reserveBytes, e.getMessage());
      giveUpReserve();
    }
  }

  /** In pieces: the agent's memory is smaller than its disk. */
  private void fill(Path file) throws IOException {
    byte[] piece = new byte[Math.min(reserveBytes, PIECE)];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int written = 0; written < reserveBytes; written += piece.length) {
        out.write(piece);
      }
    }
  }

  /** Replaces the file by this text, or makes it. */
  public void write(Path file, String text) throws IOException {
    try {
      replace(file, text);
    } catch (IOException e) {
      throwUnlessFull(e);
      giveUpReserve();
      replace(file, text);
    }
  }

  private void replace(Path file, String text) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".tmp");
    Files.writeString(part, text);
    sync(part);
    rename(part, file);
    sync(parent(file));
  }

  /** Adds a line to the file, or makes it. */
  public void append(Path file, String line) throws IOException {
    try {
      add(file, line);
    } catch (IOException e) {
      throwUnlessFull(e);
      giveUpReserve();
      add(file, line);
    }
  }

  private void add(Path file, String line) throws IOException {
    boolean fresh = !Files.exists(file);
    try (FileChannel channel = FileChannel.open(file, APPEND)) {
      // A line that a power cut or a full disk has torn must not swallow this one.
      String text = (fresh || endsWithLine(file) ? "" : "\n") + line + "\n";
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      force(channel);
    }
    if (fresh) {
      sync(parent(file));
    }
  }

  private static boolean endsWithLine(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var last = ByteBuffer.allocate(1);
      return channel.size() == 0
          || (channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n');
    }
  }

  /** Moves a file, folder or link; replaces a file or link that is there. */
  public void move(Path from, Path to) throws IOException {
    rename(from, to);
    sync(parent(to));
    if (!parent(from).equals(parent(to))) {
      sync(parent(from));
    }
  }

  /** Makes the folder and those above it. */
  public void makeDirectories(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      sync(parent(folder));
    }
  }

  /** Makes the link, or one that stood there anew. */
  public void link(Path link, Path target) throws IOException {
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, target);
    sync(parent(link));
  }

  /** Removes the file or link, if it is there. */
  public void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      sync(parent(file));
    }
  }

  /** Brings a file that was written elsewhere to the disk. */
  public void syncFile(Path file) throws IOException {
    sync(file);
  }

  /** Brings a whole tree that was written elsewhere to the disk. */
  public void syncTree(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              sync(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
              throws IOException {
            sync(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Removes what is there, whole trees too; links are not followed. May be interrupted half-way.
   */
  public void removeTree(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            // A build may leave folders that their owner cannot write to.
            var _ = folder.toFile().setWritable(true);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void throwUnlessFull(IOException problem) throws IOException {
    if (!String.valueOf(problem.getMessage()).contains("No space left")) {
      throw problem;
    }
  }

  private void giveUpReserve() {
    try {
      Files.deleteIfExists(reserve);
    } catch (IOException e) {
      LOG.warn("the reserve {} cannot be given up: {}", reserve, e.getMessage());
    }
  }

  private static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Read access is enough for fsync, and works for files that nobody may write to. */
  private void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      force(channel);
    }
  }

  /** Brings what was written to the disk. */
  protected void force(FileChannel channel) throws IOException {
    channel.force(true);
  }

  private static Path parent(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent == null) {
      throw new NoSuchFileException(file.toString(), null, "has no folder");
    }
    return parent;
  }
}
