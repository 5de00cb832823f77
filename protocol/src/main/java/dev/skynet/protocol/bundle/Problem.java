package dev.skynet.protocol.bundle;

/**
 * One thing that is wrong in a {@code skynet.yml}.
 *
 * @param line from 1
 * @param what is wrong, naming the key
 * @param cure what to do about it
 */
public record Problem(int line, String what, String cure) {
  /** {@code skynet.yml:12: what; cure}. */
  @Override
  public String toString() {
    return SkynetFile.NAME + ":" + line + ": " + what + "; " + cure;
  }
}
