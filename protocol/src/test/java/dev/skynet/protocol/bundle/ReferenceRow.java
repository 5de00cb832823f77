package dev.skynet.protocol.bundle;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One key of {@code skynet.yml}, as the reference shows it, and how the parser is asked whether
 * that is so.
 *
 * @param section that it stands in, as in {@link SkynetYmlPage#SECTIONS}
 * @param key its name; what is in angle brackets is chosen by the bundle
 * @param type for a person
 * @param absent what counts when it is not there; empty: it must be there
 * @param range for a person
 * @param meaning for a person
 * @param file a file that has it, the value as {@code %s}
 * @param allowed values at the ends of the range
 * @param refused values beyond them
 * @param value reads the default of a file that has every section; null where there is none
 */
record ReferenceRow(
    String section,
    String key,
    String type,
    String absent,
    String range,
    String meaning,
    String file,
    List<String> allowed,
    List<String> refused,
    @Nullable Function<SkynetFile, Object> value) {
  static ReferenceRow of(String section, String key, String type, String meaning) {
    return new ReferenceRow(section, key, type, "", "", meaning, "", List.of(), List.of(), null);
  }

  ReferenceRow absent(String text) {
    return new ReferenceRow(
        section, key, type, text, range, meaning, file, allowed, refused, value);
  }

  ReferenceRow absent(String text, Function<SkynetFile, Object> read) {
    return new ReferenceRow(section, key, type, text, range, meaning, file, allowed, refused, read);
  }

  ReferenceRow range(String text, String yaml, List<String> good, List<String> bad) {
    return new ReferenceRow(section, key, type, absent, text, meaning, yaml, good, bad, value);
  }

  String line() {
    return "| `%s` | %s | %s | %s | %s |%n"
        .formatted(key, type, absent.isEmpty() ? "**required**" : absent, range, meaning)
        .replace(System.lineSeparator(), "\n");
  }
}
