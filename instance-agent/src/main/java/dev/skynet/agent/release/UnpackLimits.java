package dev.skynet.agent.release;

/**
 * How much an archive may hold.
 *
 * @param bytes of all files together
 * @param entries of any kind
 */
public record UnpackLimits(long bytes, int entries) {
  /** For sources, whose unpacked size nobody has measured: 8 GiB, 500,000 entries. */
  public static final UnpackLimits SOURCE = new UnpackLimits(8L << 30, 500_000);
}
