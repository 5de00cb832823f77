package dev.skynet.local.kubelet;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code $(NAME)} as the Kubernetes API defines it for command, args and env. */
final class Expansion {
  private static final Pattern REFERENCE = Pattern.compile("\\$(?:(\\$)|\\(([^()]*)\\))");

  private Expansion() {}

  /** {@code $$} is a dollar sign, an unknown name stays as it is written. */
  static String expand(String text, Map<String, String> variables) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            match -> {
              String value =
                  match.group(1) != null
                      ? "$"
                      : variables.getOrDefault(match.group(2), match.group());
              return Matcher.quoteReplacement(value);
            });
  }
}
