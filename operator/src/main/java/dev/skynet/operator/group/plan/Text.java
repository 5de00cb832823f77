package dev.skynet.operator.group.plan;

import java.nio.charset.StandardCharsets;

/** Keeps text within the bounds of the schema. */
final class Text {
  /** Bytes of a row's message. */
  static final int MESSAGE = 256;

  /** Bytes of a condition's message. */
  static final int CONDITION = 1024;

  /** Bytes of the tail of a log. */
  static final int TAIL = 2048;

  private static final int CONTINUATION_MASK = 0xC0;
  private static final int CONTINUATION = 0x80;

  private Text() {}

  /** The first so many UTF-8 bytes, whole characters only. */
  static String head(String text, int bytes) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length <= bytes) {
      return text;
    }
    int end = bytes;
    while (end > 0 && isContinuation(utf8[end])) {
      end--;
    }
    return new String(utf8, 0, end, StandardCharsets.UTF_8);
  }

  /** The last so many UTF-8 bytes, whole characters only. */
  static String tail(String text, int bytes) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length <= bytes) {
      return text;
    }
    int start = utf8.length - bytes;
    while (start < utf8.length && isContinuation(utf8[start])) {
      start++;
    }
    return new String(utf8, start, utf8.length - start, StandardCharsets.UTF_8);
  }

  private static boolean isContinuation(byte b) {
    return (b & CONTINUATION_MASK) == CONTINUATION;
  }
}
