package dev.skynet.protocol.bundle;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The file was refused; the message has one line for each problem, in the order of the file. */
public final class InvalidSkynetFile extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  InvalidSkynetFile(List<Problem> problems) {
    this.problems = problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }

  @Override
  public String getMessage() {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }

  /** All that is wrong, in the order of the file; never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
