package dev.skynet.local.kube;

/**
 * Which programs: the same versions whether they are downloaded or built.
 *
 * @param kubernetes for instance {@code 1.36.3}
 * @param etcd for instance {@code 3.6.8}
 * @param platform what they run on
 */
public record KubeRelease(String kubernetes, String etcd, Platform platform) {
  /**
   * The versions that the project is tested with; {@code go.mod} beside this class has them too.
   */
  public static KubeRelease pinned(Platform platform) {
    return new KubeRelease("1.36.3", "3.6.8", platform);
  }

  /** Name of its directory in the cache. */
  String directory() {
    return kubernetes + "-" + platform;
  }
}
