package dev.skynet.protocol.release;

/**
 * What an artifact is built for.
 *
 * @param os {@code linux}
 * @param arch as EC2 names it: {@code x86_64} or {@code arm64}
 */
public record Platform(String os, String arch) {
  /** The platform of this process. */
  public static Platform current() {
    String arch = System.getProperty("os.arch", "");
    return new Platform(
        System.getProperty("os.name", "").toLowerCase(java.util.Locale.ROOT),
        switch (arch) {
          case "amd64" -> "x86_64";
          case "aarch64" -> "arm64";
          default -> arch;
        });
  }

  @Override
  public String toString() {
    return os + "/" + arch;
  }
}
