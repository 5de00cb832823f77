package dev.skynet.agent.control;

/** A ticket ends before its line, because somebody wished so; nothing was touched. */
public final class TicketStopped extends Exception {
  private static final long serialVersionUID = 1;

  private final Why why;

  /** Who wished so. */
  public enum Why {
    /** The operator cancelled it. */
    CANCELLED,
    /** The agent is asked to end; the ticket goes on at its next start. */
    SHUTDOWN,
    /** Something waits that is more urgent. */
    GIVES_WAY
  }

  TicketStopped(Why why) {
    super(why.name());
    this.why = why;
  }

  /** Who wished so. */
  public Why why() {
    return why;
  }
}
