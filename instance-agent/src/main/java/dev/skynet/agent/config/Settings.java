package dev.skynet.agent.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mapping of the file, read key by key; what nobody asked for is an error at the end. All
 * problems are gathered, so that a person mends them in one go.
 */
final class Settings {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  private final String path;
  private final Map<?, ?> values;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<String> problems;

  /** The whole file. */
  Settings(Map<?, ?> values) {
    this("", values, new ArrayList<>());
  }

  private Settings(String path, Map<?, ?> values, List<String> problems) {
    this.path = path;
    this.values = values;
    this.problems = problems;
  }

  /** A setting that must be there; nothing if it is a problem. */
  <T> Optional<T> required(String key, Function<String, T> reading) {
    if (values.get(key) == null) {
      problem(key, "is missing");
    }
    return optional(key, reading);
  }

  /** A setting that may be there; nothing if it is a problem. */
  <T> Optional<T> optional(String key, Function<String, T> reading) {
    known.add(key);
    Object value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Map || value instanceof Iterable) {
      problem(key, "must be a single value");
      return Optional.empty();
    }
    try {
      return Optional.of(reading.apply(value.toString()));
    } catch (IllegalArgumentException e) {
      problem(key, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** A mapping below this one; empty when it is not there, or a problem. */
  Settings section(String key) {
    known.add(key);
    Object value = values.get(key);
    if (value != null && !(value instanceof Map)) {
      problem(key, "must be a mapping");
    }
    return new Settings(
        path + key + ".", value instanceof Map<?, ?> map ? map : Map.of(), problems);
  }

  /** All of this mapping, as variables of an environment. */
  Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    for (Object key : values.keySet()) {
      String name = String.valueOf(key);
      if (VARIABLE.matcher(name).matches()) {
        required(name, Settings::withoutNul).ifPresent(text -> variables.put(name, text));
      } else {
        problem(name, "is no name of a variable; use letters, digits and _, no digit first");
      }
    }
    return variables;
  }

  private static String withoutNul(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("holds a NUL, which no variable can");
    }
    return text;
  }

  /** Nothing else may stand here. */
  void done() {
    values.keySet().stream()
        .map(String::valueOf)
        .filter(key -> !known.contains(key))
        .forEach(
            key ->
                problem(
                    key,
                    "is not a setting of this version; known here: " + String.join(", ", known)));
  }

  /** What was wrong, here and in all sections, one line each. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no duration; write it like 20s or 5m");
    }
    long number = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        };
    if (duration.isZero()) {
      throw new IllegalArgumentException("'" + text + "' must be longer than nothing");
    }
    return duration;
  }

  static boolean yesOrNo(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' must be true or false");
    };
  }

  private void problem(String key, String problem) {
    problems.add("setting " + path + key + ": " + problem);
  }
}
