package dev.skynet.local.kubelet;

/**
 * A container cannot be started as things are: something is missing, or asks for what this kubelet
 * does not do. It stands in the pod's status and is tried again.
 */
final class NotRunnableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  private NotRunnableException(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  static NotRunnableException missing(String what) {
    return new NotRunnableException("CreateContainerConfigError", what);
  }

  static NotRunnableException unsupported(String what) {
    return new NotRunnableException(
        "NotSupported", what + " is not supported by the local kubelet; see its README");
  }

  /** As in {@code containerStatuses[].state.waiting.reason}. */
  String reason() {
    return reason;
  }
}
