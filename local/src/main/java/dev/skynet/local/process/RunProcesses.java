package dev.skynet.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what belongs to a run though nobody recorded it: services that an agent started, for
 * instance, which outlive it on purpose.
 */
final class RunProcesses {
  private RunProcesses() {}

  /**
   * Processes that carry the run's directory in an environment variable that begins with {@code
   * SKYNET_}, and those without a terminal that work in the directory (so never the shell of a
   * person who looks around in it). Neither this JVM nor what started it is among them.
   */
  static List<ProcessIdentity> marked(Path run) {
    Set<Long> lineage =
        Stream.iterate(
                Optional.of(ProcessHandle.current()),
                Optional::isPresent,
                handle -> handle.flatMap(ProcessHandle::parent))
            .map(handle -> handle.orElseThrow().pid())
            .collect(Collectors.toSet());
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> !lineage.contains(pid))
        .flatMap(pid -> ProcessIdentity.of(pid).stream())
        .filter(process -> carries(process, run) || worksIn(process, run))
        .toList();
  }

  private static boolean carries(ProcessIdentity process, Path run) {
    try {
      String environment =
          Files.readString(proc(process).resolve("environ"), StandardCharsets.ISO_8859_1);
      return Stream.of(environment.split("\0", -1))
          .filter(entry -> entry.startsWith("SKYNET_") && entry.contains("=/"))
          .map(entry -> entry.substring(entry.indexOf('=') + 1))
          .anyMatch(value -> Path.of(value).normalize().startsWith(run));
    } catch (IOException | InvalidPathException e) {
      return false; // it ended, or belongs to somebody else
    }
  }

  private static boolean worksIn(ProcessIdentity process, Path run) {
    try {
      return Files.readSymbolicLink(proc(process).resolve("cwd")).startsWith(run)
          && process.detached();
    } catch (IOException e) {
      return false; // it ended, or belongs to somebody else
    }
  }

  private static Path proc(ProcessIdentity process) {
    return Path.of("/proc", Long.toString(process.pid()));
  }
}
