package dev.skynet.protocol.names;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name of an instance group on the wire, in S3 keys and in tags: {@code <namespace>/<name>}.
 *
 * @param namespace a DNS label of at most 63 characters (Kubernetes' own limit)
 * @param name a DNS label of at most 40 characters
 */
public record GroupName(String namespace, String name) {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final int NAMESPACE_LIMIT = 63;
  private static final int NAME_LIMIT = 40;

  /**
   * @throws IllegalArgumentException if either part is not such a label
   */
  public GroupName {
    check(namespace, NAMESPACE_LIMIT, "namespace");
    check(name, NAME_LIMIT, "name");
  }

  /**
   * @throws IllegalArgumentException if the text is not {@code <namespace>/<name>}
   */
  @JsonCreator
  public static GroupName parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("group '" + text + "' is not <namespace>/<name>");
    }
    return new GroupName(text.substring(0, slash), text.substring(slash + 1));
  }

  @JsonValue
  @Override
  public String toString() {
    return namespace + "/" + name;
  }

  private static void check(String part, int limit, String what) {
    if (part.length() > limit || !LABEL.matcher(part).matches()) {
      throw new IllegalArgumentException(
          "group %s '%s' is not a DNS label of at most %d characters".formatted(what, part, limit));
    }
  }
}
