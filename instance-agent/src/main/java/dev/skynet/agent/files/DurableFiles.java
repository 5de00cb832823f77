package dev.skynet.agent.files;

import java.io.IOException;
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

/**
 * The only class that renames and synchronises: what one of these methods has done is on the disk
 * when it returns, and a power cut leaves either the old or the new.
 */
public class DurableFiles {
  private static final Set<StandardOpenOption> APPEND =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

  /** Replaces the file by this text, or makes it. */
  public void write(Path file, String text) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".tmp");
    Files.writeString(part, text);
    sync(part);
    rename(part, file);
    sync(parent(file));
  }

  /** Adds a line to the file, or makes it. */
  public void append(Path file, String line) throws IOException {
    boolean fresh = !Files.exists(file);
    try (FileChannel channel = FileChannel.open(file, APPEND)) {
      var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    if (fresh) {
      sync(parent(file));
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
          public FileVisitResult postVisitDirectory(
              Path folder, @org.jspecify.annotations.Nullable IOException problem)
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
          public FileVisitResult postVisitDirectory(
              Path folder, @org.jspecify.annotations.Nullable IOException problem)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Read access is enough for fsync, and works for files that nobody may write to. */
  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path parent(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent == null) {
      throw new NoSuchFileException(file.toString(), null, "has no folder");
    }
    return parent;
  }
}
