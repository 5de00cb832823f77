package dev.skynet.local.kube;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A directory that holds the control plane's programs.
 *
 * @param directory where {@code etcd}, {@code kube-apiserver}, {@code kube-controller-manager} and
 *     {@code kubectl} stand
 */
public record KubeBinaries(Path directory) {
  /** Names a directory that holds the programs already. */
  public static final String DIRECTORY_VARIABLE = "SKYNET_KUBE_BIN";

  /**
   * Finds them, and gets them if need be: the directory that {@value #DIRECTORY_VARIABLE} names,
   * {@code ~/.cache/skynet/kube}, the projects' release files, or a build with this machine's Go.
   *
   * @param say told, a line each, what was chosen and how long it usually takes
   * @throws KubeBinariesMissing with a message for the user
   */
  public static KubeBinaries locate(Consumer<String> say) {
    return locate(System.getenv(), say);
  }

  /**
   * The same under another environment.
   *
   * @param environment {@code HOME}, {@code PATH} and {@value #DIRECTORY_VARIABLE} are looked at
   */
  static KubeBinaries locate(Map<String, String> environment, Consumer<String> say) {
    KubeRelease release = KubeRelease.pinned(Platform.current());
    return new BinaryLocator(
            environment,
            Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")))
                .resolve(".cache/skynet/kube"),
            release,
            List.of(
                ReleaseFiles.official(release),
                new GoBuild(release, environment.getOrDefault("PATH", ""))),
            say)
        .locate();
  }

  /** Path of etcd. */
  public Path etcd() {
    return program(KubeProgram.ETCD);
  }

  /** Path of the API server. */
  public Path apiServer() {
    return program(KubeProgram.API_SERVER);
  }

  /** Path of the controller manager. */
  public Path controllerManager() {
    return program(KubeProgram.CONTROLLER_MANAGER);
  }

  /** Path of kubectl. */
  public Path kubectl() {
    return program(KubeProgram.KUBECTL);
  }

  Path program(KubeProgram program) {
    return directory.resolve(program.file());
  }

  List<KubeProgram> missing() {
    return Stream.of(KubeProgram.values())
        .filter(program -> !Files.isExecutable(program(program)))
        .toList();
  }
}
