package dev.skynet.protocol.bundle;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of one kind of section.
 *
 * @param known those that this version reads
 * @param later those that the format has but this version does not
 */
record Keys(List<String> known, Set<String> later) {
  private static final int FARTHEST_TYPO = 2;

  static Keys of(String... known) {
    return new Keys(List.of(known), Set.of());
  }

  Keys later(String... names) {
    return new Keys(known, Set.of(names));
  }

  /** Refuses each key that is not known, at its line. */
  void check(Section section, Problems problems) {
    section
        .keys()
        .forEach(
            (key, where) -> {
              String path = section.pathOf(key);
              if (later.contains(key)) {
                problems.add(
                    where,
                    "'" + path + "' is not supported by this version",
                    "remove it, or update skynet once a version has it");
              } else if (!known.contains(key)) {
                problems.add(where, "'" + path + "' is unknown", cureFor(key));
              }
            });
  }

  private String cureFor(String key) {
    return nearest(key)
        .map(near -> "did you mean '" + near + "'?")
        .orElseGet(() -> "remove it; known here: " + String.join(", ", known));
  }

  private Optional<String> nearest(String key) {
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(name, key)))
        .filter(name -> distance(name, key) <= Math.min(FARTHEST_TYPO, name.length() / 2));
  }

  /** Levenshtein's, whatever the case; cut at 40 characters, where no key is near any more. */
  private static int distance(String name, String typed) {
    String a = name.toLowerCase(Locale.ROOT);
    String b = typed.substring(0, Math.min(typed.length(), 40)).toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], row[j]));
      }
    }
    return row[b.length()];
  }
}
