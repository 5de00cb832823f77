package dev.skynet.protocol.bundle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads values of each type; what is wrong becomes a problem and the default goes on. */
final class Values {
  private static final int TEXT_LIMIT = 8192;
  private static final int ENTRY_LIMIT = 200;
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smh])");
  private static final Pattern INTEGER = Pattern.compile("\\d{1,6}");
  private static final Pattern ENV_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  /** The mapping at a key, its keys checked; empty if the key is absent or no mapping. */
  Optional<Section> section(Section parent, String key, Keys keys) {
    return parent
        .get(key)
        .flatMap(node -> mapping(parent.pathOf(key), node))
        .map(
            section -> {
              keys.check(section, problems);
              return section;
            });
  }

  /** The node as a mapping with any keys. */
  Optional<Section> mapping(String path, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      problems.add(node, "'" + path + "' is not a mapping", "write keys below it");
      return Optional.empty();
    }
    if (mapping.getValue().size() > ENTRY_LIMIT) {
      problems.add(node, "'" + path + "' is too long", "at most " + ENTRY_LIMIT + " keys fit");
      return Optional.empty();
    }
    return Optional.of(Section.of(path, mapping, problems));
  }

  /** The items of a list; empty if the key is absent or no list. */
  List<Node> items(Section parent, String key, int limit, String example) {
    Optional<Node> node = parent.get(key);
    String path = parent.pathOf(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof SequenceNode sequence)) {
      problems.add(node.get(), "'" + path + "' is not a list", "write it like " + example);
      return List.of();
    }
    if (sequence.getValue().size() > limit) {
      problems.add(sequence, "'" + path + "' is too long", "at most " + limit + " entries fit");
      return List.of();
    }
    return sequence.getValue();
  }

  /** The texts of a list. */
  List<String> texts(Section parent, String key, int limit, String example) {
    List<String> texts = new ArrayList<>();
    List<Node> items = items(parent, key, limit, example);
    for (int i = 0; i < items.size(); i++) {
      text(parent.pathOf(key) + "[" + i + "]", items.get(i)).ifPresent(texts::add);
    }
    return texts;
  }

  /** A text that must be there. */
  String required(Section parent, String key, String example) {
    if (parent.get(key).isEmpty()) {
      problems.add(parent.node(), "'" + parent.pathOf(key) + "' is missing", "add " + example);
    }
    return parent.get(key).flatMap(node -> text(parent.pathOf(key), node)).orElse("");
  }

  /** A scalar as it is written, neither empty nor longer than 8 Ki characters. */
  Optional<String> text(String path, Node node) {
    Optional<String> text = anyText(path, node);
    if (text.isPresent() && text.get().isBlank()) {
      problems.add(node, "'" + path + "' is empty", "write a value, or remove the key");
      return Optional.empty();
    }
    return text;
  }

  /** The environment at a key: names with values, which may be empty. */
  Map<String, String> env(Section parent, String key) {
    Map<String, String> env = new TreeMap<>();
    parent
        .get(key)
        .flatMap(node -> mapping(parent.pathOf(key), node))
        .ifPresent(
            section ->
                section
                    .values()
                    .forEach(
                        (name, value) -> {
                          checkEnvName(section, name);
                          anyText(section.pathOf(name), value)
                              .ifPresent(text -> env.put(name, text));
                        }));
    return env;
  }

  /** A duration from {@code shortest} to one hour. */
  Duration duration(Section parent, String key, Duration shortest, Duration absent) {
    return parsed(
            parent,
            key,
            text -> durationOf(text).filter(d -> isWithin(shortest, d)),
            "write a duration from %ds to 1h, like 30s or 15m".formatted(shortest.toSeconds()))
        .orElse(absent);
  }

  /** A whole number in a range. */
  int integer(Section parent, String key, int least, int most, int absent) {
    return parsed(
            parent,
            key,
            text -> integerOf(text).filter(n -> n >= least && n <= most),
            "write a number from %d to %d".formatted(least, most))
        .orElse(absent);
  }

  /** A text of some form; empty if the key is absent or the text is not of that form. */
  <T> Optional<T> parsed(
      Section parent, String key, Function<String, Optional<T>> form, String cure) {
    Optional<Node> node = parent.get(key);
    Optional<String> text = node.flatMap(value -> anyText(parent.pathOf(key), value));
    Optional<T> result = text.flatMap(form);
    if (node.isPresent() && text.isPresent() && result.isEmpty()) {
      problems.add(node.get(), "'%s' is '%s'".formatted(parent.pathOf(key), text.get()), cure);
    }
    return result;
  }

  private Optional<String> anyText(String path, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      problems.add(node, "'" + path + "' is not a single value", "write one text");
    } else if (scalar.getTag().equals(Tag.NULL)) {
      problems.add(node, "'" + path + "' has no value", "write one (\"\" if empty), or remove it");
    } else if (scalar.getValue().length() > TEXT_LIMIT || scalar.getValue().indexOf('\0') >= 0) {
      problems.add(
          node,
          "'" + path + "' is too long or holds a NUL",
          "at most %d characters fit; move long commands into scripts".formatted(TEXT_LIMIT));
    } else {
      return Optional.of(scalar.getValue());
    }
    return Optional.empty();
  }

  private void checkEnvName(Section section, String name) {
    if (!ENV_NAME.matcher(name).matches()) {
      problems.add(
          keyOf(section, name),
          "'" + section.pathOf(name) + "' is no name of an environment variable",
          "use letters, digits and '_', not a digit first");
    } else if (name.startsWith("SKYNET_")) {
      problems.add(
          keyOf(section, name),
          "'" + section.pathOf(name) + "' is set by the agent itself",
          "choose a name that does not begin with SKYNET_");
    }
  }

  private static Node keyOf(Section section, String name) {
    Node key = section.keys().get(name);
    return key == null ? section.node() : key;
  }

  private static boolean isWithin(Duration shortest, Duration duration) {
    return duration.compareTo(shortest) >= 0 && duration.compareTo(LONGEST) <= 0;
  }

  private static Optional<Integer> integerOf(String text) {
    return INTEGER.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<Duration> durationOf(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "h" -> Duration.ofHours(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofSeconds(number);
        });
  }
}
