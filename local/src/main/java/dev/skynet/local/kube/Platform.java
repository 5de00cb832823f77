package dev.skynet.local.kube;

import java.util.Locale;

/**
 * What the programs are made for, in Go's words.
 *
 * @param os {@code linux}
 * @param arch {@code amd64} or {@code arm64}
 */
public record Platform(String os, String arch) {
  /**
   * This machine.
   *
   * @throws KubeBinariesMissing if no control plane can run on it
   */
  public static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /**
   * Translates the words of the JDK.
   *
   * @throws KubeBinariesMissing if it is neither Linux on x86-64 nor on arm64
   */
  static Platform of(String osName, String osArch) {
    String arch =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          default -> "";
        };
    if (!osName.equalsIgnoreCase("linux") || arch.isEmpty()) {
      throw new KubeBinariesMissing(
          "The local control plane runs on Linux on x86-64 or arm64; this is %s on %s. Use a Linux virtual machine."
              .formatted(osName, osArch));
    }
    return new Platform("linux", arch);
  }

  @Override
  public String toString() {
    return os + "-" + arch;
  }
}
