package dev.skynet.protocol.bundle;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Turns text into a tree of bounded size and depth, without aliases. */
final class YamlText {
  /** 64 KiB: ten times what a long file needs. */
  static final int CHARACTER_LIMIT = 64 * 1024;

  private static final int DEPTH_LIMIT = 10;

  private final LoadSettings settings =
      LoadSettings.builder()
          .setLabel(SkynetFile.NAME)
          .setCodePointLimit(CHARACTER_LIMIT)
          .setAllowNonScalarKeys(true)
          .build();
  private final Problems problems;

  YamlText(Problems problems) {
    this.problems = problems;
  }

  /** The mapping that the text holds; empty after a problem was added. */
  Optional<MappingNode> read(String text) {
    if (text.length() > CHARACTER_LIMIT) {
      problems.add(
          Optional.empty(),
          "the file has %d characters".formatted(text.length()),
          "at most %d are read: move long commands into scripts".formatted(CHARACTER_LIMIT));
      return Optional.empty();
    }
    try {
      return isBounded(text)
          ? mapping(new Compose(settings).composeString(text))
          : Optional.empty();
    } catch (MarkedYamlEngineException e) {
      problems.add(
          e.getProblemMark(), "this is not YAML: " + e.getProblem(), "mend the syntax here");
    } catch (YamlEngineException e) {
      problems.add(
          Optional.empty(), "this is not YAML: " + e.getMessage(), "save it as plain UTF-8 text");
    }
    return Optional.empty();
  }

  /** Looks at the flat events first: a tree of hostile depth must not be built at all. */
  private boolean isBounded(String text) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case Alias -> {
          problems.add(event.getStartMark(), "an alias (*name) stands here", "write it out");
          return false;
        }
        default -> {}
      }
      if (depth > DEPTH_LIMIT) {
        problems.add(
            event.getStartMark(),
            "this is nested more than %d levels deep".formatted(DEPTH_LIMIT),
            "nothing in this file needs more than five");
        return false;
      }
    }
    return true;
  }

  private Optional<MappingNode> mapping(Optional<Node> root) {
    if (root.isPresent() && root.get() instanceof MappingNode mapping) {
      return Optional.of(mapping);
    }
    problems.add(
        root.flatMap(Node::getStartMark),
        root.isEmpty() ? "the file is empty" : "the file is not a mapping of keys",
        "begin with 'version: 1'");
    return Optional.empty();
  }
}
