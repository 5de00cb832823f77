package dev.skynet.local.kubelet;

import dev.skynet.local.process.FileTree;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/**
 * All files of one pod: its volumes, a working directory and a kubeconfig. Only this user may look
 * into it.
 */
final class PodDirectory {
  /** Every process has the machine's own; a path of this machine given to a test stays one. */
  private static final String TMP = "/tmp";

  private final Path root;
  private final Path imageRoot;
  private final Map<String, VolumeDirectory> written = new HashMap<>();

  PodDirectory(Path root, Path imageRoot) {
    this.root = root;
    this.imageRoot = imageRoot;
  }

  /** Brings all volumes to what they should hold now. */
  void refresh(Pod pod, VolumeContent content) throws IOException, NotRunnableException {
    Files.createDirectories(
        root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createDirectories(workingDirectory());
    for (Volume volume : pod.getSpec().getVolumes()) {
      Map<String, byte[]> files = content.of(volume);
      if (volume.getEmptyDir() != null) {
        Files.createDirectories(volume(volume.getName()));
      } else {
        directory(volume.getName()).write(files);
      }
    }
  }

  /** Writes the file that {@link #kubeconfig()} names. */
  void writeKubeconfig(String text) throws IOException {
    Path next = root.resolve("kubeconfig.new");
    Files.deleteIfExists(next);
    Files.createFile(
        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(next, text);
    Files.move(
        next, kubeconfig(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  Path kubeconfig() {
    return root.resolve("kubeconfig");
  }

  /** Where its processes start, as a container does in {@code /}. */
  Path workingDirectory() {
    return root.resolve("work");
  }

  /** Where the container's paths lie on this machine. */
  MountedPaths paths(Container container) throws NotRunnableException {
    Map<String, Path> paths = new HashMap<>();
    paths.put(KubeletOptions.IMAGE_ROOT, imageRoot);
    for (VolumeMount mount : container.getVolumeMounts()) {
      if (mount.getSubPath() != null || mount.getSubPathExpr() != null) {
        throw NotRunnableException.unsupported("the subPath of mount " + mount.getMountPath());
      }
      if (!mount.getMountPath().equals(TMP)) {
        paths.put(mount.getMountPath(), volume(mount.getName()));
      }
    }
    return new MountedPaths(paths);
  }

  /** Everything but the logs, which lie elsewhere. */
  void delete() throws IOException {
    FileTree.delete(root);
  }

  private VolumeDirectory directory(String name) throws IOException {
    VolumeDirectory known = written.get(name);
    if (known == null) {
      known = new VolumeDirectory(volume(name));
      written.put(name, known);
    }
    return known;
  }

  private Path volume(String name) {
    return root.resolve("volumes").resolve(name);
  }
}
