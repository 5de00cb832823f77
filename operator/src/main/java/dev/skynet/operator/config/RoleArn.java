package dev.skynet.operator.config;

import java.util.regex.Pattern;

/**
 * The IAM role that the operator runs under.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param account twelve digits
 * @param arn all of it
 */
public record RoleArn(String partition, String account, String arn) {
  private static final Pattern ARN =
      Pattern.compile("arn:(aws[a-z-]*):iam::([0-9]{12}):role/[\\w+=,.@/-]{1,576}");

  /**
   * @throws IllegalArgumentException if it is not the ARN of a role
   */
  public static RoleArn parse(String text) {
    var match = ARN.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not the ARN of an IAM role, arn:aws:iam::<account>:role/<name>");
    }
    return new RoleArn(match.group(1), match.group(2), text);
  }

  @Override
  public String toString() {
    return arn;
  }
}
