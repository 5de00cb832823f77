package dev.skynet.agent.outbox;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Shortens texts to what a report may carry, never inside a character. */
public final class Clip {
  /** Most bytes of a message for a person. */
  public static final int MESSAGE = 256;

  /** Most bytes of a log's tail. */
  public static final int LOG_TAIL = 2048;

  private static final String CUT = "…";

  /** Control characters, and what SQS refuses in a message: such a report could never be sent. */
  private static final Pattern UNSENDABLE =
      Pattern.compile("[\\p{Cntrl}\\x{FFFE}\\x{FFFF}&&[^\\n\\t]]");

  private Clip() {}

  /** The beginning of the text, on one line. */
  public static String message(String text) {
    String line = UNSENDABLE.matcher(text.replaceAll("\\s+", " ")).replaceAll("").strip();
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MESSAGE) {
      return line;
    }
    int room = MESSAGE - CUT.getBytes(StandardCharsets.UTF_8).length;
    return decode(bytes, 0, room) + CUT;
  }

  /** The end of these bytes, which need not be UTF-8; what cannot be sent is dropped. */
  public static String tail(byte[] log) {
    String text = UNSENDABLE.matcher(decode(log, 0, log.length)).replaceAll("");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int from = Math.max(0, bytes.length - LOG_TAIL);
    while (from < bytes.length && (bytes[from] & 0xC0) == 0x80) {
      from++;
    }
    return decode(bytes, from, bytes.length - from);
  }

  /** Bytes that are no character at the cut are left out, elsewhere they become a question mark. */
  private static String decode(byte[] bytes, int from, int length) {
    int end = from + length;
    while (end < bytes.length && end > from && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    try {
      CharBuffer decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE)
              .replaceWith("?")
              .decode(ByteBuffer.wrap(bytes, from, end - from));
      return decoded.toString();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("a replacing decoder does not refuse", e);
    }
  }
}
