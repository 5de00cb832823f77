package dev.skynet.operator.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skynet.operator.fleet.Delivery;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.regex.Pattern;

/**
 * A message that nobody can use, in a form that SQS takes: body and attributes count together
 * against its limit, an attribute may not be empty, and most control characters are refused. A dead
 * letter that SQS refused would come back for ever.
 *
 * @param body as it came, its end cut off if it is very long
 * @param reason why nobody can use it
 * @param sender the SenderId it came from
 */
record DeadLetter(String body, String reason, String sender) {
  /** The limit of SQS is 256 KiB; what is left is for the attributes. */
  private static final int BODY_BYTES = 248 * 1024;

  private static final int ATTRIBUTE_BYTES = 1024;

  /** All but what SQS allows: #x9, #xA, #xD, #x20 to #xD7FF, #xE000 to #xFFFD, and above. */
  private static final Pattern REFUSED =
      Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  static DeadLetter of(Delivery delivery, String reason) {
    return new DeadLetter(
        clean(delivery.body(), BODY_BYTES),
        clean(reason, ATTRIBUTE_BYTES),
        clean(delivery.sender(), ATTRIBUTE_BYTES));
  }

  private static String clean(String text, int limit) {
    var allowed = cut(REFUSED.matcher(text).replaceAll("?"), limit);
    return allowed.isEmpty() ? "?" : allowed;
  }

  private static String cut(String text, int limit) {
    if (text.getBytes(UTF_8).length <= limit) {
      return text;
    }
    var bytes = ByteBuffer.allocate(limit);
    var chars = CharBuffer.wrap(text);
    // stops before the character that would not fit
    UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE).encode(chars, bytes, true);
    return text.substring(0, chars.position());
  }
}
