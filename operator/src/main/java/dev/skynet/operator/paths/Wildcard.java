package dev.skynet.operator.paths;

import java.util.List;

/** Matches with one mark to go back to, so that no glob can make it slow. */
final class Wildcard {
  private static final String DEEP = "**";

  private Wildcard() {}

  /** Names of a path against parts of a glob. */
  static boolean deep(List<String> glob, List<String> path) {
    int g = 0;
    int p = 0;
    int mark = -1;
    int markedPath = 0;
    while (p < path.size()) {
      if (g < glob.size() && glob.get(g).equals(DEEP)) {
        if (g == glob.size() - 1) {
          return true;
        }
        mark = g++;
        markedPath = p;
      } else if (g < glob.size() && name(glob.get(g), path.get(p))) {
        g++;
        p++;
      } else if (mark >= 0) {
        g = mark + 1;
        p = ++markedPath;
      } else {
        return g == glob.size() && isPlain(glob);
      }
    }
    return g == glob.size();
  }

  /** One name against one part, with {@code *} and {@code ?}. */
  private static boolean name(String glob, String name) {
    int g = 0;
    int n = 0;
    int mark = -1;
    int markedName = 0;
    while (n < name.length()) {
      if (g < glob.length() && glob.charAt(g) == '*') {
        mark = g++;
        markedName = n;
      } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == name.charAt(n))) {
        g++;
        n++;
      } else if (mark >= 0) {
        g = mark + 1;
        n = ++markedName;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }

  /** A glob without wildcards names a directory too. */
  private static boolean isPlain(List<String> glob) {
    return glob.stream().noneMatch(part -> part.contains("*") || part.contains("?"));
  }
}
