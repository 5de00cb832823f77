package dev.skynet.local.kubelet;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A process of this machine sees no mounts: where a path of the container begins in a command, an
 * argument or a variable, the directory that holds its content is written instead.
 */
final class MountedPaths {
  private final Map<String, Path> directories;
  private final Pattern pattern;

  /**
   * @param directories by absolute path in the container; at least one
   */
  MountedPaths(Map<String, Path> directories) {
    this.directories = new TreeMap<>(directories);
    String paths =
        directories.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    this.pattern = Pattern.compile("(?<![\\w./-])(?:" + paths + ")(?![\\w.-])");
  }

  /** Whole path elements only: {@code /opt/skynet} is not part of {@code /opt/skynet-x}. */
  String onThisMachine(String text) {
    return pattern
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(String.valueOf(directories.get(match.group()))));
  }
}
