package dev.skynet.operator.git;

import dev.skynet.crds.common.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;

/**
 * The URL of a repository, of a kind that the operator allows and without a login in it.
 *
 * @param uri as JGit wants it; shown in messages as it is
 */
record SourceUrl(URIish uri) {
  private static final Pattern SCP_LIKE = Pattern.compile("(?!.*://)[^/]+:.*");

  static SourceUrl checked(String url, boolean insecure) throws SourceRejection {
    if (SCP_LIKE.matcher(url).matches()) {
      throw ssh(url);
    }
    URI uri = parsed(url);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    switch (scheme) {
      case "https" -> checkHost(uri);
      case "http" -> {
        checkInsecure(uri, insecure);
        checkHost(uri);
      }
      case "file" -> checkInsecure(uri, insecure);
      case "ssh", "git+ssh", "ssh+git" -> throw ssh(url);
      default -> throw notAllowed(url, "use an https URL");
    }
    try {
      return new SourceUrl(new URIish(url));
    } catch (URISyntaxException e) {
      throw notAllowed(url, "it cannot be read: write it like https://host/path.git");
    }
  }

  /** Whether the other is at the same scheme, host and port. */
  boolean isServedBy(URL other) {
    int port = uri.getPort() < 0 ? defaultPort(uri.getScheme()) : uri.getPort();
    int otherPort = other.getPort() < 0 ? other.getDefaultPort() : other.getPort();
    return other.getProtocol().equalsIgnoreCase(uri.getScheme())
        && other.getHost().equalsIgnoreCase(uri.getHost())
        && otherPort == port;
  }

  private static int defaultPort(String scheme) {
    return scheme.equalsIgnoreCase("https") ? 443 : 80;
  }

  @Override
  public String toString() {
    return uri.toString();
  }

  private static URI parsed(String url) throws SourceRejection {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw notAllowed(url, "it cannot be read: write it like https://host/path.git");
    }
  }

  private static void checkHost(URI uri) throws SourceRejection {
    if (uri.getRawUserInfo() != null) {
      throw notAllowed(
          uri.toString(), "take the login out and put it in a Secret that secretRef names");
    }
    if (uri.getHost() == null) {
      throw notAllowed(uri.toString(), "it names no host: write it like https://host/path.git");
    }
  }

  private static void checkInsecure(URI uri, boolean insecure) throws SourceRejection {
    if (!insecure) {
      throw notAllowed(
          uri.toString(),
          "use an https URL; %s is only for an operator that is set to allow insecure URLs"
              .formatted(uri.getScheme()));
    }
  }

  private static SourceRejection ssh(String url) {
    return notAllowed(
        url, "ssh is not supported by this version: use the https URL, with a token in a Secret");
  }

  private static SourceRejection notAllowed(String url, String cure) {
    return new SourceRejection(
        Reason.UrlNotAllowed,
        "source.git.url '%s' is not allowed; %s".formatted(redacted(url), cure));
  }

  /** All before the last '@' of the authority may be a secret. */
  private static String redacted(String url) {
    int start = url.contains("://") ? url.indexOf("://") + 3 : 0;
    int path = url.indexOf('/', start);
    String authority = path < 0 ? url.substring(start) : url.substring(start, path);
    int at = authority.lastIndexOf('@');
    return at < 0 ? url : url.substring(0, start) + "***" + url.substring(start + at);
  }
}
