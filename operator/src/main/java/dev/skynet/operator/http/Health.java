package dev.skynet.operator.http;

/**
 * An answer to a probe.
 *
 * @param ok whether the probe passes
 * @param reason one line for the person who asks why
 */
public record Health(boolean ok, String reason) {
  /** The probe passes. */
  public static final Health OK = new Health(true, "ok");

  /** The probe fails; one line that says why. */
  public static Health not(String reason) {
    return new Health(false, reason);
  }
}
