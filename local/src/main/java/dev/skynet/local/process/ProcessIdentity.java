package dev.skynet.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process, told apart from a later one that was given the same id.
 *
 * @param pid its id
 * @param startTicks when it began, in clock ticks since the machine booted (field 22 of {@code
 *     /proc/<pid>/stat}); unchanged by {@code exec}
 */
public record ProcessIdentity(long pid, long startTicks) {
  private static final int STATE = 0;
  private static final int TERMINAL = 4;
  private static final int START_TICKS = 19;

  /** The process that has this id now; empty if there is none, or only a zombie. */
  public static Optional<ProcessIdentity> of(long pid) {
    return stat(pid).filter(line -> !fields(line)[STATE].equals("Z")).map(ProcessIdentity::parse);
  }

  /**
   * Reads a line of {@code /proc/<pid>/stat}.
   *
   * @throws IllegalArgumentException if it is not such a line
   */
  static ProcessIdentity parse(String line) {
    try {
      return new ProcessIdentity(
          Long.parseLong(line.substring(0, line.indexOf(' '))),
          Long.parseLong(fields(line)[START_TICKS]));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new IllegalArgumentException("not a line of /proc/<pid>/stat: " + line, e);
    }
  }

  /** Whether this very process still runs. */
  public boolean alive() {
    return of(pid).filter(this::equals).isPresent();
  }

  /** Ends it with SIGKILL if it still runs. */
  public void kill() {
    if (alive()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** Whether it has no controlling terminal, as everything that a run starts. */
  boolean detached() {
    return stat(pid).filter(line -> fields(line)[TERMINAL].equals("0")).isPresent();
  }

  private static Optional<String> stat(long pid) {
    try {
      return Optional.of(Files.readString(Path.of("/proc", Long.toString(pid), "stat")).strip());
    } catch (IOException e) {
      return Optional.empty(); // it ended, which is the answer
    }
  }

  /** What follows the command, which stands in parentheses and may itself hold blanks. */
  private static String[] fields(String line) {
    return line.substring(line.lastIndexOf(") ") + 2).split(" ", -1);
  }
}
