package dev.skynet.operator.git;

import dev.skynet.protocol.names.GroupName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.jgit.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory for each group, {@code <namespace>/<group>}, worked in by one at a time. One that
 * nobody has used for a week goes: its group may be gone, and the disk is small.
 */
final class GroupCaches {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCaches.class);
  private static final Duration KEPT = Duration.ofDays(7);

  private final Path root;
  private final InstantSource clock;
  private final Map<Path, ReentrantLock> locks = new ConcurrentHashMap<>();

  GroupCaches(Path root, InstantSource clock) throws IOException {
    this.root = Files.createDirectories(root);
    this.clock = clock;
  }

  /** What is done in the directory of a group. */
  interface Work<T> {
    T in(Path directory) throws IOException, SourceRejection;
  }

  /** Waits until nobody else works for the group. */
  <T> T alone(GroupName group, Work<T> work) throws IOException, SourceRejection {
    Path directory = root.resolve(group.namespace()).resolve(group.name());
    ReentrantLock lock = lock(directory);
    lock.lock();
    try {
      Files.createDirectories(directory);
      T result = work.in(directory);
      use(directory);
      return result;
    } finally {
      lock.unlock();
    }
  }

  /** Removes what was not used for a week and is not in use; that this fails stops nobody. */
  void dropIdle() {
    try {
      tryDropIdle();
    } catch (IOException e) {
      LOG.warn("git caches that are not used any more cannot be removed: {}", "" + e);
    }
  }

  private void tryDropIdle() throws IOException {
    Instant usedBefore = clock.instant().minus(KEPT);
    for (Path namespace : list(root)) {
      for (Path group : list(namespace)) {
        ReentrantLock lock = lock(group);
        if (lock.tryLock()) {
          try {
            if (isIdle(group, usedBefore)) {
              FileUtils.delete(group.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
            }
          } finally {
            lock.unlock();
          }
        }
      }
    }
  }

  private static boolean isIdle(Path group, Instant usedBefore) throws IOException {
    return Files.exists(group) && Files.getLastModifiedTime(group).toInstant().isBefore(usedBefore);
  }

  private void use(Path directory) throws IOException {
    Files.setLastModifiedTime(directory, FileTime.from(clock.instant()));
  }

  private ReentrantLock lock(Path directory) {
    return locks.computeIfAbsent(directory, _ -> new ReentrantLock());
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
