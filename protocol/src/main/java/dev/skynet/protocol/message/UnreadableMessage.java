package dev.skynet.protocol.message;

/** The text is no message of this version; its message says why, for a person. */
public final class UnreadableMessage extends Exception {
  private static final long serialVersionUID = 1;

  UnreadableMessage(String message) {
    super(message);
  }

  UnreadableMessage(String message, Throwable cause) {
    super(message, cause);
  }
}
