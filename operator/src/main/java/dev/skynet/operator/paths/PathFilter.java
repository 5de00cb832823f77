package dev.skynet.operator.paths;

import java.util.List;

/**
 * The {@code paths} of a group: which files of the tree concern it.
 *
 * <p>A glob must match the whole path, from the root of the tree:
 *
 * <ul>
 *   <li>{@code *} any characters within one name, {@code ?} exactly one
 *   <li>{@code **} as a whole name: any number of directories, none included; at the end: all that
 *       lies below
 *   <li>without any of these it names a file, or a directory with all that lies below
 *   <li>a slash at the end means all that lies below
 * </ul>
 *
 * Upper and lower case differ. There is no negation. It takes time proportional to path times glob,
 * whatever both are.
 *
 * @param globs empty: every path
 */
public record PathFilter(List<String> globs) {
  private static final String DEEP = "**";

  public PathFilter {
    globs = List.copyOf(globs);
  }

  /** Whether the path, with slashes and from the root of the tree, concerns the group. */
  public boolean matches(String path) {
    List<String> names = List.of(path.split("/"));
    return globs.isEmpty() || globs.stream().anyMatch(glob -> Wildcard.deep(parts(glob), names));
  }

  /** Whether any of the paths does. */
  public boolean matchesAny(Iterable<String> paths) {
    for (String path : paths) {
      if (matches(path)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> parts(String glob) {
    String rooted = glob.startsWith("./") ? glob.substring(2) : glob.replaceFirst("^/", "");
    return List.of((rooted.endsWith("/") ? rooted + DEEP : rooted).split("/"));
  }
}
