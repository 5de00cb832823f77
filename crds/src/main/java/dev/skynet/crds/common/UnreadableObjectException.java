package dev.skynet.crds.common;

/** A stored object does not have the shape that this version knows; the message names the field. */
public final class UnreadableObjectException extends Exception {
  private static final long serialVersionUID = 1;

  UnreadableObjectException(String message, Throwable cause) {
    super(message, cause);
  }
}
