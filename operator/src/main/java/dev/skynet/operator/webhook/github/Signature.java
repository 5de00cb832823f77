package dev.skynet.operator.webhook.github;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code X-Hub-Signature-256}: {@code sha256=} and the HMAC-SHA-256 of the raw body in
 * hex (GitHub, "Validating webhook deliveries").
 */
public final class Signature {
  private static final String PREFIX = "sha256=";
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /** What GitHub sends for this body. */
  public static String of(byte[] body, byte[] secret) {
    return PREFIX + HexFormat.of().formatHex(hmac(body, secret));
  }

  /**
   * Whether any of the secrets made the header. All are tried, each compared in constant time, so
   * that the answer's time says nothing about which one nearly fitted.
   *
   * @param secrets none of them empty
   */
  public static boolean matches(byte[] body, String header, Collection<byte[]> secrets) {
    byte[] claimed = claimed(header);
    boolean matches = false;
    for (byte[] secret : secrets) {
      matches |= MessageDigest.isEqual(claimed, hmac(body, secret));
    }
    return matches;
  }

  /** Nothing, which no HMAC equals, if the header has another form. */
  private static byte[] claimed(String header) {
    if (!header.startsWith(PREFIX)) {
      return new byte[0];
    }
    try {
      return HexFormat.of().parseHex(header.substring(PREFIX.length()).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] hmac(byte[] body, byte[] secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
