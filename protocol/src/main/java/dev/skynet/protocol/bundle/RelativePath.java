package dev.skynet.protocol.bundle;

import java.util.Set;

/** Paths inside a tree. */
final class RelativePath {
  private static final Set<String> FORBIDDEN = Set.of("", ".", "..");

  private RelativePath() {}

  /**
   * Whether it is relative and goes straight down: no empty part, no dots, no control character.
   */
  static boolean isPlain(String path) {
    String whole = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return whole.chars().noneMatch(Character::isISOControl)
        && whole.indexOf('\\') < 0
        && FORBIDDEN.stream().noneMatch(part -> hasPart(whole, part));
  }

  private static boolean hasPart(String path, String part) {
    return ("/" + path + "/").contains("/" + part + "/");
  }
}
