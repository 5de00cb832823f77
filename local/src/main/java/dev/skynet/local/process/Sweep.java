package dev.skynet.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears away runs whose owner is dead: their processes first, then their directories. */
final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private Sweep() {}

  static void of(Path runs) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(runs, Files::isDirectory)) {
      for (Path run : all) {
        if (abandoned(run)) {
          LOG.info("sweeping what a killed run left: {}", run);
          clear(run);
        }
      }
    }
  }

  /** What has no readable record is not known to be ours, and stays. */
  private static boolean abandoned(Path run) {
    try {
      return !Owner.read(run.resolve(RunDirectory.OWNER)).alive();
    } catch (IOException | NumberFormatException e) {
      return false;
    }
  }

  /** Kills what still runs of this run and deletes it. The owner's record goes last. */
  static void clear(Path run) {
    try {
      List<ProcessIdentity> rest = new ArrayList<>(RunProcesses.marked(run));
      if (Owner.read(run.resolve(RunDirectory.OWNER)).sameBoot()) {
        rest.addAll(recorded(run));
      }
      rest.forEach(ProcessIdentity::kill);
      rest.forEach(Sweep::awaitEnd);
      try (Stream<Path> inside = Files.list(run)) {
        for (Path path : inside.filter(p -> !p.endsWith(RunDirectory.OWNER)).toList()) {
          FileTree.delete(path);
        }
      }
      FileTree.delete(run);
    } catch (NoSuchFileException e) {
      if (Files.exists(run)) {
        throw new UncheckedIOException("cannot clear " + run, e);
      }
      // another run swept it at the same time
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + run, e);
    }
  }

  private static List<ProcessIdentity> recorded(Path run) throws IOException {
    List<ProcessIdentity> found = new ArrayList<>();
    Path records = run.resolve(RunDirectory.PROCESSES);
    if (!Files.isDirectory(records)) {
      return found;
    }
    try (Stream<Path> files = Files.list(records)) {
      for (Path file : files.toList()) {
        String line = Files.readString(file).strip();
        if (!line.isEmpty()) {
          found.add(ProcessIdentity.parse(line));
        }
      }
    }
    return found;
  }

  private static void awaitEnd(ProcessIdentity process) {
    if (process.alive()) {
      ProcessHandle.of(process.pid()).ifPresent(handle -> handle.onExit().join());
    }
  }
}
