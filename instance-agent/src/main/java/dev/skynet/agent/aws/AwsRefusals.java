package dev.skynet.agent.aws;

import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Which answers of AWS mean that something is not there, or not allowed. */
final class AwsRefusals {
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private AwsRefusals() {}

  static boolean notThere(AwsServiceException e) {
    String code = code(e);
    return e.statusCode() == NOT_FOUND
        || code.contains("nonexistentqueue")
        || code.contains("queuedoesnotexist")
        || code.contains("nosuch");
  }

  static boolean noSuchKey(AwsServiceException e) {
    return code(e).equals("nosuchkey");
  }

  /** Wrong credentials and a wrong clock are answered with 403 too. */
  static boolean notAllowed(AwsServiceException e) {
    return e.statusCode() == FORBIDDEN || code(e).contains("accessdenied");
  }

  /** For a person. */
  static String text(AwsServiceException e) {
    var details = e.awsErrorDetails();
    return details == null
        ? "status " + e.statusCode()
        : details.errorCode() + " (status " + e.statusCode() + ")";
  }

  private static String code(AwsServiceException e) {
    var details = e.awsErrorDetails();
    return details == null || details.errorCode() == null
        ? ""
        : details.errorCode().toLowerCase(Locale.ROOT);
  }
}
