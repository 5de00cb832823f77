package dev.skynet.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run.
 *
 * @param name names its log and its record; unique in a run
 * @param argv program and arguments; visible to every user of the machine, so never a secret
 * @param environment all that it sees beside {@code PATH}, {@code HOME}, {@code LANG}, {@code
 *     TMPDIR} and the run's marker
 * @param workingDirectory must exist
 */
public record Command(
    String name, List<String> argv, Map<String, String> environment, Path workingDirectory) {
  /** Copies what it is given. */
  public Command {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("a process name must be a plain file name: " + name);
    }
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }
}
