package dev.skynet.agent.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One mapping of the file, read key by key; what nobody asked for is an error at the end. */
final class Settings {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  private final String path;
  private final Map<?, ?> values;
  private final Set<String> known = new LinkedHashSet<>();

  Settings(String path, Map<?, ?> values) {
    this.path = path;
    this.values = values;
  }

  /** A setting that must be there. */
  <T> T required(String key, Function<String, T> reading) throws InvalidConfig {
    return optional(key, reading).orElseThrow(() -> invalid(key, "is missing"));
  }

  /** A setting that may be there. */
  <T> Optional<T> optional(String key, Function<String, T> reading) throws InvalidConfig {
    known.add(key);
    Object value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Map || value instanceof Iterable) {
      throw invalid(key, "must be a single value");
    }
    try {
      return Optional.of(reading.apply(value.toString()));
    } catch (IllegalArgumentException e) {
      throw invalid(key, String.valueOf(e.getMessage()));
    }
  }

  /** A mapping below this one; empty when it is not there. */
  Settings section(String key) throws InvalidConfig {
    known.add(key);
    Object value = values.get(key);
    if (value == null) {
      return new Settings(path + key + ".", Map.of());
    }
    if (value instanceof Map<?, ?> map) {
      return new Settings(path + key + ".", map);
    }
    throw invalid(key, "must be a mapping");
  }

  /** All of this mapping, as variables of an environment. */
  Map<String, String> variables() throws InvalidConfig {
    Map<String, String> variables = new TreeMap<>();
    for (Object key : values.keySet()) {
      String name = String.valueOf(key);
      if (!VARIABLE.matcher(name).matches()) {
        throw invalid(name, "is no name of a variable; use letters, digits and _, no digit first");
      }
      variables.put(name, required(name, Settings::withoutNul));
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
  void done() throws InvalidConfig {
    var unknown = new ArrayList<String>();
    values.keySet().stream()
        .map(String::valueOf)
        .filter(k -> !known.contains(k))
        .forEach(unknown::add);
    if (!unknown.isEmpty()) {
      throw invalid(
          unknown.getFirst(),
          "is not a setting of this version; known here: " + String.join(", ", known));
    }
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

  private InvalidConfig invalid(String key, String problem) {
    return new InvalidConfig("setting " + path + key + ": " + problem);
  }
}
