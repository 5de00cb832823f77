package dev.skynet.agent.processes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is to be started.
 *
 * @param arguments program and arguments
 * @param environment all of it; nothing is inherited
 * @param folder to start in
 * @param output where standard output and error are appended to
 * @param mark finds whatever was started by it, directly or not
 */
public record Command(
    List<String> arguments,
    Map<String, String> environment,
    Path folder,
    Path output,
    String mark) {
  public Command {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** A line for {@code sh}. */
  public static List<String> shell(String line) {
    return List.of("sh", "-c", line);
  }

  /** A line for {@code sh -e}: the first command that fails ends it. */
  public static List<String> strictShell(String line) {
    return List.of("sh", "-e", "-c", line);
  }
}
