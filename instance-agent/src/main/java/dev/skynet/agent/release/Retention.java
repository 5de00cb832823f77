package dev.skynet.agent.release;

import dev.skynet.agent.files.Directories;
import dev.skynet.agent.files.DurableFiles;
import dev.skynet.protocol.bundle.SkynetFile.Keep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears old releases away. Never the current one, the way back, the last other good one, or one
 * that a process still runs in.
 */
public final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int CURRENT_AND_OTHER = 2;

  private final DurableFiles files;
  private final Directories directories;
  private final Predicate<Path> inUse;

  public Retention(DurableFiles files, Directories directories, Predicate<Path> inUse) {
    this.files = files;
    this.directories = directories;
    this.inUse = inUse;
  }

  /**
   * Removes what need not be kept.
   *
   * @param committed ids of good releases, newest first
   * @param needed ids that must stay in any case
   */
  public void apply(Keep keep, List<String> committed, Set<String> needed) throws IOException {
    Set<String> kept = new HashSet<>(needed);
    committed.stream().limit(Math.max(CURRENT_AND_OTHER, keep.releases())).forEach(kept::add);
    int others = 0;
    for (Path folder : newestFirst()) {
      String id = folder.getFileName().toString();
      if (kept.contains(id)) {
        continue;
      }
      if (!committed.contains(id) && others < keep.failed()) {
        others++;
        kept.add(id);
      } else if (!inUse.test(folder)) {
        discard(folder);
      }
    }
    clearCache();
  }

  /** Removes what a kill has left half made or half removed. */
  public void clearLeftovers() throws IOException {
    for (Path root : List.of(directories.trash(), directories.staging())) {
      for (Path left : children(root)) {
        files.removeTree(left);
      }
    }
    for (Path left : children(directories.cache())) {
      if (!left.toString().endsWith(".tar.gz")) {
        files.removeTree(left);
      }
    }
  }

  /**
   * What is unpacked can be fetched again: only what nobody has unpacked yet waits in the cache.
   */
  private void clearCache() throws IOException {
    for (Path packed : children(directories.cache())) {
      files.delete(packed);
    }
  }

  private void discard(Path folder) throws IOException {
    LOG.info("removing old release {}", folder.getFileName());
    Path trash = directories.trash().resolve(folder.getFileName());
    files.removeTree(trash);
    files.move(folder, trash);
    files.removeTree(trash);
  }

  private List<Path> newestFirst() throws IOException {
    return children(directories.releases()).stream()
        .sorted(Comparator.comparingLong(Retention::modified).reversed())
        .toList();
  }

  private static List<Path> children(Path folder) throws IOException {
    try (var paths = Files.list(folder)) {
      return paths.toList();
    }
  }

  private static long modified(Path path) {
    try {
      return Files.getLastModifiedTime(path).toMillis();
    } catch (IOException e) {
      return 0;
    }
  }
}
