package dev.skynet.operator.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** A tree as bytes, written without any of git's rules; each character of a name is a byte. */
final class RawTree {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  RawTree with(FileMode mode, String name, ObjectId object) {
    bytes.writeBytes((mode.toString() + " " + name + "\0").getBytes(StandardCharsets.ISO_8859_1));
    byte[] id = new byte[20];
    object.copyRawTo(id, 0);
    bytes.writeBytes(id);
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
