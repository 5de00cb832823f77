package dev.skynet.operator.webhook;

import java.util.Locale;

/** How a delivery ended: one status each, and one value of the metric's tag. */
public enum WebhookResult {
  /** At least one new Rollout is stored. */
  CREATED(202),
  /** Every Rollout was stored before. */
  ALREADY_THERE(200),
  /** GitHub's first event of a new hook. */
  PING(200),
  /** An event, or a ref, that rolls nothing out. */
  IGNORED(200),
  /** No group wants the push. */
  NO_MATCH(200),
  /** The request cannot be understood. */
  UNREADABLE(400),
  /** No valid secret made the signature. */
  BAD_SIGNATURE(401),
  /** More than GitHub ever sends. */
  TOO_LARGE(413),
  /** Not JSON. */
  UNSUPPORTED_TYPE(415),
  /** Not everything is stored, or nothing can be said yet: deliver again. */
  UNAVAILABLE(503),
  /** A fault of the bridge itself. */
  FAULT(500);

  private final int status;

  WebhookResult(int status) {
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** As a value of a metric's tag. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
