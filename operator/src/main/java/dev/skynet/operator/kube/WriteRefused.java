package dev.skynet.operator.kube;

/**
 * The API server takes a write for wrong, and will do so again until somebody changes something;
 * the object and the fault stand in the message.
 */
public final class WriteRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message for a person: which object, and what is wrong with it
   */
  public WriteRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
