package dev.skynet.operator.webhook.github;

/** A body that cannot be understood; the message says why, for the person who set up the hook. */
public final class UnreadablePayloadException extends Exception {
  private static final long serialVersionUID = 1;

  UnreadablePayloadException(String message) {
    super(message);
  }
}
