package dev.skynet.operator.git;

import dev.skynet.protocol.release.Sha256;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FileUtils;

/**
 * The bare repository of one group and URL; all of it can be fetched again.
 *
 * @param directory where it lies
 */
record GitCache(Path directory) {
  /** Each fetch leaves a pack; past this many a fresh clone is cheaper to read than all of them. */
  private static final int MOST_PACKS = 64;

  private static final int URL_DIGITS = 12;

  static GitCache of(Path groupDirectory, SourceUrl url) {
    String name = Sha256.ofLines(url.toString()).hex().substring(0, URL_DIGITS) + ".git";
    return new GitCache(groupDirectory.resolve(name));
  }

  boolean exists() {
    return Files.exists(directory);
  }

  /**
   * Opens it, made new if it is not there; those of the group's former URLs go.
   *
   * @param objectBytes largest object that is taken from a server
   */
  Repository open(long objectBytes) throws IOException {
    dropOthers();
    if (exists() && (packs() > MOST_PACKS || isLeftHalfWay())) {
      drop();
    }
    Repository repository =
        new BoundedRepository(
            new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().setup(),
            objectBytes);
    try {
      if (!exists()) {
        repository.create(true);
      }
      return repository;
    } catch (IOException e) {
      repository.close();
      throw e;
    }
  }

  void drop() throws IOException {
    delete(directory.toFile());
  }

  private void dropOthers() throws IOException {
    Path parent = directory.getParent();
    if (parent == null || !Files.exists(parent)) {
      return;
    }
    for (Path other : list(parent)) {
      if (!other.equals(directory)) {
        delete(other.toFile());
      }
    }
  }

  /** Nobody else works here: a lock or a file on its way is of a process that was killed. */
  private boolean isLeftHalfWay() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.anyMatch(this::isTemporary);
    }
  }

  private boolean isTemporary(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".lock")
        || (name.startsWith("incoming_") && file.startsWith(directory.resolve("objects")));
  }

  private long packs() throws IOException {
    Path packs = directory.resolve("objects/pack");
    return Files.exists(packs)
        ? list(packs).stream().filter(file -> file.toString().endsWith(".pack")).count()
        : 0;
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static void delete(File file) throws IOException {
    FileUtils.delete(file, FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
  }
}
