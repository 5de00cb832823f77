package dev.skynet.operator.webhook.push;

/** A Rollout could not be stored or read. */
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1;

  /** What can be expected of the next try. */
  public enum Kind {
    /** The API server does not answer, or not now: the same for every other Rollout. */
    AWAY,
    /** It answers and refuses this one object. */
    REFUSED
  }

  private final Kind kind;

  /** The message is for the log; it may name the API server. */
  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** For what no call threw. */
  public StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What can be expected of the next try. */
  public Kind kind() {
    return kind;
  }
}
