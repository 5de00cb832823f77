package dev.skynet.operator.config;

import dev.skynet.protocol.names.Fleet;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the text of a variable must be.
 *
 * @param what type and range, for the reference page
 * @param parser refuses by IllegalArgumentException, whose message says why
 */
record Kind<T>(String what, Function<String, T> parser) {
  private static final Pattern LABEL_TEXT = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final int LAST_PORT = 65_535;

  static final Kind<String> TEXT = new Kind<>("text", text -> text);
  static final Kind<Fleet> FLEET = new Kind<>("1 to 20 of a-z and 0-9", Fleet::new);
  static final Kind<RoleArn> ROLE =
      new Kind<>("arn:aws:iam::<account>:role/<name>", RoleArn::parse);
  static final Kind<URI> URL = new Kind<>("http or https URL", Kind::url);
  static final Kind<Path> PATH = new Kind<>("path", Kind::path);
  static final Kind<Integer> PORT =
      new Kind<>("port, 0 to 65535; 0 lets the system choose", Kind::port);
  static final Kind<Boolean> FLAG = new Kind<>("true or false", Kind::flag);

  /** A name could mean several addresses. */
  static final Kind<String> ADDRESS = new Kind<>("IP address", Kind::address);

  /** The name of a namespace or of a lease. */
  static final Kind<String> LABEL =
      new Kind<>("DNS label: a-z, 0-9 and -, at most 63 characters", Kind::label);

  /** Repetitions count once. */
  static final Kind<List<String>> LABELS = new Kind<>("DNS labels, comma between", Kind::labels);

  static final Kind<Duration> DURATION =
      new Kind<>("duration over 0: a whole number and ms, s, m or h", Kind::duration);

  static final Kind<Double> SCALE = new Kind<>("number over 0", Kind::scale);

  private static URI url(String text) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(notUrl(text), e);
    }
    boolean http = "http".equalsIgnoreCase(url.getScheme());
    if (url.getHost() == null || !(http || "https".equalsIgnoreCase(url.getScheme()))) {
      throw new IllegalArgumentException(notUrl(text));
    }
    return url;
  }

  private static String notUrl(String text) {
    return "'"
        + text
        + "' is not an http or https URL with a host; write one like https://host:9324";
  }

  private static String address(String text) {
    try {
      return InetAddress.ofLiteral(text).getHostAddress();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an IP address; write one of this host, or 0.0.0.0 for all", e);
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + text + "' is not a path", e);
    }
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException("'" + text + "' is not a port from 0 to " + LAST_PORT);
    }
    return port;
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }

  private static String label(String text) {
    if (!LABEL_TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a DNS label (a-z, 0-9 and -, at most 63 characters)");
    }
    return text;
  }

  private static List<String> labels(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(Kind::label)
        .distinct()
        .toList();
  }

  private static Duration duration(String text) {
    Duration duration = Durations.parse(text);
    if (!duration.isPositive()) {
      throw new IllegalArgumentException("must be more than zero");
    }
    return duration;
  }

  private static double scale(String text) {
    double value = Double.parseDouble(text);
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("'" + text + "' must be a number over 0, like 0.1");
    }
    return value;
  }
}
