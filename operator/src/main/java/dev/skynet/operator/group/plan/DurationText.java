package dev.skynet.operator.group.plan;

import java.time.Duration;
import java.util.regex.Pattern;

/** The duration strings of the API: {@code 30s}, {@code 10m}, {@code 24h}, {@code 1h30m}. */
public final class DurationText {
  private static final Pattern PARTS = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

  private DurationText() {}

  /**
   * @throws IllegalArgumentException if the text is empty or of another form
   */
  public static Duration parse(String text) {
    var matcher = PARTS.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a duration like 30s, 10m or 1h30m");
    }
    return Duration.ofHours(part(matcher.group(1)))
        .plusMinutes(part(matcher.group(2)))
        .plusSeconds(part(matcher.group(3)));
  }

  private static long part(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
