package dev.skynet.local.kubelet;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the one node behaves.
 *
 * @param imageRoot what every image holds under {@value #IMAGE_ROOT}
 * @param sync how often mounted Secrets and ConfigMaps are read again and what is missing is tried
 *     again
 * @param restartAfter wait before the second restart of a container (the first is at once); doubles
 *     with each further one
 * @param restartCap longest wait before a restart
 * @param closeGrace between TERM and KILL when the kubelet itself is closed
 */
public record KubeletOptions(
    Path imageRoot,
    Duration sync,
    Duration restartAfter,
    Duration restartCap,
    Duration closeGrace) {
  /** Where every image keeps the distribution. */
  public static final String IMAGE_ROOT = "/opt/skynet";

  /** Shorter waits than the real kubelet's (10 s to 5 min, sync every minute). */
  public static KubeletOptions of(Path imageRoot) {
    return new KubeletOptions(
        imageRoot,
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5));
  }

  /** The same, but every restart of a container comes after this short while. */
  public KubeletOptions restartingAfter(Duration wait) {
    return new KubeletOptions(imageRoot, sync, wait, wait, closeGrace);
  }
}
