package dev.skynet.agent.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Linux tells about processes; see proc(5). A process that ends meanwhile is simply absent.
 */
final class ProcFs {
  private static final Path PROC = Path.of("/proc");
  private static final Pattern PID = Pattern.compile("[1-9][0-9]{0,9}");
  private static final int STATE = 0;
  private static final int GROUP = 2;
  private static final int START_TICKS = 19;

  /**
   * One line of {@code /proc/<pid>/stat}.
   *
   * @param pid of the process
   * @param state one letter; Z and X are dead
   * @param group its process group
   * @param startTicks since boot
   */
  record Stat(long pid, char state, long group, long startTicks) {
    boolean dead() {
      return state == 'Z' || state == 'X';
    }
  }

  /** Changes with every boot of the host. */
  String bootId() throws IOException {
    return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
  }

  Optional<Stat> stat(long pid) {
    try {
      String line = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
      // The name of the program stands in parentheses and may hold anything, also parentheses.
      List<String> fields = Arrays.asList(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
      return Optional.of(
          new Stat(
              pid,
              fields.get(STATE).charAt(0),
              Long.parseLong(fields.get(GROUP)),
              Long.parseLong(fields.get(START_TICKS))));
    } catch (IOException | RuntimeException gone) {
      return Optional.empty();
    }
  }

  Optional<Path> folder(long pid) {
    return link(PROC.resolve(pid + "/cwd"));
  }

  Optional<Path> program(long pid) {
    return link(PROC.resolve(pid + "/exe"));
  }

  /** Whether its environment, as it was at its start, holds this entry. */
  boolean carries(long pid, String entry) {
    try {
      String environment =
          Files.readString(PROC.resolve(pid + "/environ"), StandardCharsets.ISO_8859_1);
      String wanted =
          new String(entry.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      return Arrays.asList(environment.split("\0", -1)).contains(wanted);
    } catch (IOException goneOrForeign) {
      return false;
    }
  }

  List<Long> pids() {
    try (var paths = Files.list(PROC)) {
      return paths
          .map(path -> path.getFileName().toString())
          .filter(name -> PID.matcher(name).matches())
          .map(Long::valueOf)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("/proc cannot be listed: " + e.getMessage(), e);
    }
  }

  private static Optional<Path> link(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link));
    } catch (IOException goneOrForeign) {
      return Optional.empty();
    }
  }
}
