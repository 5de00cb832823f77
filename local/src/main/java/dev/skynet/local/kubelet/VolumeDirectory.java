package dev.skynet.local.kubelet;

import dev.skynet.local.process.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a Secret, ConfigMap or projected volume, replaced all at once when they change. The
 * layout is the real kubelet's, because readers meet it there: every name links to {@code
 * ..data/<name>}, and {@code ..data} links to a hidden directory.
 */
final class VolumeDirectory {
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path directory;
  private Map<String, byte[]> content = Map.of();
  private int generation;

  VolumeDirectory(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
  }

  /** Writes the given files (by relative path) unless they already stand so. */
  void write(Map<String, byte[]> files) throws IOException {
    if (generation > 0 && same(content, files)) {
      return;
    }
    Path previous = directory.resolve("..v" + generation);
    generation++;
    Path next = Files.createDirectories(directory.resolve("..v" + generation));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = next.resolve(file.getKey()).normalize();
      if (!path.startsWith(next)) {
        throw new IOException("the path " + file.getKey() + " leaves the volume");
      }
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.createFile(path, PRIVATE);
      Files.write(path, file.getValue());
    }
    Path link = Files.createSymbolicLink(directory.resolve("..new"), next.getFileName());
    Files.move(link, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    linkNames(files);
    FileTree.delete(previous);
    content = new TreeMap<>(files);
  }

  private void linkNames(Map<String, byte[]> files) throws IOException {
    Set<Path> names = new HashSet<>();
    for (String file : files.keySet()) {
      names.add(directory.resolve(Path.of(file).getName(0)));
    }
    try (Stream<Path> present = Files.list(directory)) {
      for (Path old : present.filter(p -> !p.getFileName().toString().startsWith("..")).toList()) {
        if (!names.remove(old)) {
          Files.delete(old);
        }
      }
    }
    for (Path name : names) {
      Files.createSymbolicLink(name, Path.of("..data").resolve(name.getFileName()));
    }
  }

  private static boolean same(Map<String, byte[]> a, Map<String, byte[]> b) {
    return a.keySet().equals(b.keySet())
        && a.entrySet().stream().allMatch(e -> Arrays.equals(e.getValue(), b.get(e.getKey())));
  }
}
