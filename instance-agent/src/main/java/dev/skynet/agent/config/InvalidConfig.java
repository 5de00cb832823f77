package dev.skynet.agent.config;

import java.nio.file.Path;
import java.util.List;

/**
 * {@code agent.yml} was refused. The message has a line for each problem: the setting, what is
 * wrong and what to do.
 */
public final class InvalidConfig extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  InvalidConfig(String problem) {
    this(List.of(problem));
  }

  InvalidConfig(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** The same, each line saying in which file. */
  InvalidConfig in(Path file) {
    return new InvalidConfig(problems.stream().map(problem -> file + ": " + problem).toList());
  }
}
