package dev.skynet.operator.webhook.push;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a repository lies, in the one form in which two spellings can be compared: without user,
 * default port, {@code .git} and closing slash, scheme and host in lower case. {@code
 * git@host:path} is {@code ssh://host/path}.
 *
 * @param text that form
 */
public record RepositoryUrl(String text) {
  private static final Pattern URL =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(?:[^@/]*@)?([^/@]*)(/.*)?");
  private static final Pattern SCP = Pattern.compile("(?:[^@/:]+@)?([^@/:]+):(?!//)/?(.+)");
  private static final Map<String, String> DEFAULT_PORTS =
      Map.of("https", ":443", "http", ":80", "ssh", ":22", "git", ":9418");

  /**
   * Reads any of git's spellings of a remote repository.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static RepositoryUrl of(String spelling) {
    Matcher url = URL.matcher(spelling);
    if (url.matches()) {
      String path = url.group(3) == null ? "" : url.group(3);
      return form(url.group(1), url.group(2), path);
    }
    Matcher scp = SCP.matcher(spelling);
    if (scp.matches()) {
      return form("ssh", scp.group(1), "/" + scp.group(2));
    }
    throw new IllegalArgumentException("'" + spelling + "' is not the URL of a git repository");
  }

  private static RepositoryUrl form(String scheme, String authority, String path) {
    String lower = scheme.toLowerCase(Locale.ROOT);
    String host =
        without(authority.toLowerCase(Locale.ROOT), DEFAULT_PORTS.getOrDefault(lower, ""));
    return new RepositoryUrl(lower + "://" + host + without(withoutSlashes(path), ".git"));
  }

  private static String withoutSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  private static String without(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }
}
