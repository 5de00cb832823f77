package dev.skynet.local.kube;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file under another name until it is whole; gone if it never is.
 *
 * @param path the unfinished file
 */
record PartFile(Path path) implements AutoCloseable {
  static PartFile beside(Path target) throws IOException {
    return new PartFile(
        Files.createTempFile(
            target.toAbsolutePath().getParent(), "." + target.getFileName(), ".part"));
  }

  /** Gives it its name in one step, and the right to run. */
  void becomeProgram(Path target) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
