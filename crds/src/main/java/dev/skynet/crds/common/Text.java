package dev.skynet.crds.common;

import org.jspecify.annotations.Nullable;

/**
 * Cuts text to the bounds of the schema: a status whose message is too long would be refused as a
 * whole.
 */
public final class Text {
  private static final String CUT = "...";

  private Text() {}

  /**
   * The beginning of the text, marked when something was cut; whole characters.
   *
   * @param bytes of UTF-8, more than 3
   */
  public static @Nullable String head(@Nullable String text, int bytes) {
    if (text == null || fits(text, bytes)) {
      return text;
    }
    int room = bytes - CUT.length();
    int end = 0;
    while (true) {
      int point = text.codePointAt(end);
      room -= utf8(point);
      if (room < 0) {
        return text.substring(0, end) + CUT;
      }
      end += Character.charCount(point);
    }
  }

  /**
   * The end of the text; whole characters.
   *
   * @param bytes of UTF-8
   */
  public static @Nullable String tail(@Nullable String text, int bytes) {
    if (text == null || fits(text, bytes)) {
      return text;
    }
    int room = bytes;
    int start = text.length();
    while (true) {
      int point = text.codePointBefore(start);
      room -= utf8(point);
      if (room < 0) {
        return text.substring(start);
      }
      start -= Character.charCount(point);
    }
  }

  private static boolean fits(String text, int bytes) {
    return text.codePoints().mapToLong(Text::utf8).sum() <= bytes;
  }

  private static int utf8(int point) {
    if (point < 0x80) {
      return 1;
    }
    if (point < 0x800) {
      return 2;
    }
    return point < 0x10000 ? 3 : 4;
  }
}
