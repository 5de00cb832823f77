package dev.skynet.agent.objects;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The objects that this instance may read. */
public interface ObjectSource {
  /**
   * Opens an object.
   *
   * @throws ObjectRefused if it is not there or may not be read: trying again changes nothing
   * @throws IOException if trying again may help; also while reading
   */
  InputStream open(String key) throws ObjectRefused, IOException;

  /**
   * The text of a small object, if it is there.
   *
   * @throws ObjectRefused if it may not be read
   * @throws IOException if trying again may help
   */
  Optional<String> text(String key) throws ObjectRefused, IOException;

  /** An object is not there, or may not be read; the message says which and what to do. */
  final class ObjectRefused extends Exception {
    private static final long serialVersionUID = 1;

    public ObjectRefused(String message) {
      super(message);
    }
  }
}
