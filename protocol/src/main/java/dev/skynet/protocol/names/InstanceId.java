package dev.skynet.protocol.names;

import java.util.regex.Pattern;

/** The id of a member: EC2's own ({@code i-0abc...}) or, for a registered one, from agent.yml. */
public final class InstanceId {
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");

  private InstanceId() {}

  /** Whether it is 1 to 40 characters of {@code [a-z0-9-]}. */
  public static boolean isValid(String id) {
    return ID.matcher(id).matches();
  }

  /**
   * @return the id itself
   * @throws IllegalArgumentException if it is not 1 to 40 characters of {@code [a-z0-9-]}
   */
  public static String checked(String id) {
    if (!isValid(id)) {
      throw new IllegalArgumentException(
          "instance '" + id + "' must be 1 to 40 characters of a-z, 0-9 and '-'");
    }
    return id;
  }
}
