package dev.skynet.agent.objects;

import dev.skynet.protocol.message.PresignedPut;
import java.io.IOException;
import java.nio.file.Path;

/** Where presigned PUTs go. */
public interface UploadTarget {
  /**
   * Writes the file there, with every signed header.
   *
   * @throws UploadRefused if trying again changes nothing: the signature or the bytes are not right
   * @throws IOException if trying again may help
   */
  void put(PresignedPut put, Path file) throws UploadRefused, IOException;

  /** The PUT was answered with a refusal; the message says which, without the URL. */
  final class UploadRefused extends Exception {
    private static final long serialVersionUID = 1;

    public UploadRefused(String message) {
      super(message);
    }
  }
}
