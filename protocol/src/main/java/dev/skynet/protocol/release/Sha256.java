package dev.skynet.protocol.release;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException if the text is not such a digest
   */
  @JsonCreator
  public Sha256 {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("'" + hex + "' is not a SHA-256 in lower-case hex");
    }
  }

  /** The digest of the UTF-8 bytes of the parts, each followed by a newline. */
  public static Sha256 ofLines(String... parts) {
    var digest = newDigest();
    for (String part : parts) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
    }
    return of(digest);
  }

  /** The digest of the bytes. */
  public static Sha256 of(byte[] bytes) {
    var digest = newDigest();
    digest.update(bytes);
    return of(digest);
  }

  /** The value of a digest that was fed elsewhere; resets it. */
  public static Sha256 of(MessageDigest fed) {
    return new Sha256(HexFormat.of().formatHex(fed.digest()));
  }

  /** A fresh SHA-256, to feed and hand to {@link #of(MessageDigest)}. */
  public static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The 32 bytes; S3 checksum headers carry them in Base64. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @JsonValue
  @Override
  public String toString() {
    return hex;
  }
}
