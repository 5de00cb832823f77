package dev.skynet.operator.config;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads variables by kind of value. An empty one counts as not set: that is how a chart leaves one
 * out. Every method throws {@link BadSettingException} for a value that cannot be used.
 */
final class Settings {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final int LAST_PORT = 65_535;

  private final Map<String, String> environment;

  Settings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(t -> !t.isEmpty());
  }

  String required(String name, String whatItIs) {
    return text(name)
        .orElseThrow(() -> new BadSettingException(name, "is not set; set it to " + whatItIs));
  }

  /** Reads with a constructor or parser that refuses by IllegalArgumentException. */
  <T> T required(String name, String whatItIs, Function<String, T> parser) {
    return parsed(name, required(name, whatItIs), parser);
  }

  Duration duration(String name, Duration otherwise) {
    Duration value = text(name).map(t -> parsed(name, t, Durations::parse)).orElse(otherwise);
    if (!value.isPositive()) {
      throw new BadSettingException(name, "must be more than zero");
    }
    return value;
  }

  /** A TCP port; 0 lets the system choose one. */
  int port(String name, int otherwise) {
    return text(name).map(t -> parsed(name, t, Settings::parsePort)).orElse(otherwise);
  }

  boolean flag(String name) {
    return switch (text(name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadSettingException(name, "must be true or false");
    };
  }

  /** A number over 0. */
  double scale(String name) {
    String text = text(name).orElse("1");
    double value = parsed(name, text, Double::parseDouble);
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new BadSettingException(name, "'" + text + "' must be a number over 0, like 0.1");
    }
    return value;
  }

  Path directory(String name, String otherwise) {
    return parsedPath(name, text(name).orElse(otherwise));
  }

  Path requiredDirectory(String name, String whatItIs) {
    return parsedPath(name, required(name, whatItIs));
  }

  Optional<URI> url(String name) {
    return text(name).map(t -> parsed(name, t, URI::create));
  }

  Optional<RoleArn> role(String name) {
    return text(name).map(t -> parsed(name, t, RoleArn::parse));
  }

  /** An IP address to listen on, never a host name: a name could mean several. */
  String address(String name) {
    String text = text(name).orElse("0.0.0.0");
    return parsed(name, text, t -> InetAddress.ofLiteral(t).getHostAddress());
  }

  /** A DNS label: the name of a namespace or of a lease. */
  String label(String name, String text) {
    if (!LABEL.matcher(text).matches()) {
      throw new BadSettingException(
          name, "'" + text + "' is not a DNS label (a-z, 0-9 and -, at most 63 characters)");
    }
    return text;
  }

  /** A comma list of namespaces without repetitions; empty means all of the cluster. */
  List<String> namespaces(String name) {
    return Arrays.stream(text(name).orElse("").split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(part -> label(name, part))
        .distinct()
        .toList();
  }

  private static int parsePort(String text) {
    int port = Integer.parseInt(text);
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException("'" + text + "' is not a port from 0 to " + LAST_PORT);
    }
    return port;
  }

  private static Path parsedPath(String name, String text) {
    try {
      return Path.of(text).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new BadSettingException(name, "'" + text + "' is not a path");
    }
  }

  private static <T> T parsed(String name, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (NumberFormatException e) {
      throw new BadSettingException(name, "'" + text + "' is not a number");
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(name, String.valueOf(e.getMessage()));
    }
  }
}
