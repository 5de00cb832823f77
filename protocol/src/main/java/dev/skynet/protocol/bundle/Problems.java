package dev.skynet.protocol.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong, so that a person sees all of it at once. */
final class Problems {
  /** A file with more problems than this is not read further by anybody. */
  private static final int LIMIT = 50;

  private final List<Problem> found = new ArrayList<>();

  void add(Node where, String what, String cure) {
    add(where.getStartMark(), what, cure);
  }

  void add(Optional<Mark> where, String what, String cure) {
    if (found.size() < LIMIT) {
      found.add(new Problem(where.map(mark -> mark.getLine() + 1).orElse(1), what, cure));
    }
  }

  void throwIfAny() throws InvalidSkynetFile {
    if (!found.isEmpty()) {
      throw new InvalidSkynetFile(found);
    }
  }
}
