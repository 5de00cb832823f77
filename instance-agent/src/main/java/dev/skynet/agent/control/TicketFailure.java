package dev.skynet.agent.control;

import dev.skynet.protocol.message.FailureReason;

/** A ticket cannot be carried out; its message is for a person: what, where, what to do. */
public final class TicketFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final FailureReason reason;

  public TicketFailure(FailureReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** What a failure of the disk or a process means for the ticket. */
  public static TicketFailure of(Exception problem, FailureReason usual) {
    String text = String.valueOf(problem.getMessage());
    return new TicketFailure(
        text.contains("No space left") ? FailureReason.DiskFull : usual,
        problem.getClass().getSimpleName() + ": " + text);
  }

  /** Why. */
  public FailureReason reason() {
    return reason;
  }

  /** The message; never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
