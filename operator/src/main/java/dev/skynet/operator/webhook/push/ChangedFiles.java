package dev.skynet.operator.webhook.push;

import dev.skynet.operator.paths.PathFilter;
import java.util.Collection;
import java.util.List;

/** The files that a push added, modified or removed. */
@FunctionalInterface
public interface ChangedFiles {
  /** Whether one of them concerns a group with these paths. */
  boolean touch(PathFilter paths);

  /** Not known: the branch is new or was forced, or the list is cut. No filter holds that back. */
  static ChangedFiles unknown() {
    return paths -> true;
  }

  /** Exactly these. */
  static ChangedFiles of(Collection<String> files) {
    List<String> copy = List.copyOf(files);
    return paths -> paths.matchesAny(copy);
  }
}
