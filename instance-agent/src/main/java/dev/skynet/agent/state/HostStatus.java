package dev.skynet.agent.state;

import dev.skynet.protocol.message.LastTicket;
import dev.skynet.protocol.release.Release;
import dev.skynet.protocol.release.Running;
import java.io.IOException;
import java.util.Optional;

/** What may be said to run: the committed release, while nothing speaks against it. */
public final class HostStatus {
  private final StateFile state;
  private volatile boolean unhealthy;
  private long verdicts;

  public HostStatus(StateFile state) {
    this.state = state;
  }

  /**
   * A statement about the host.
   *
   * @param <T> what is said
   */
  public interface Word<T> {
    /** Numbers it, and does what it announces where it announces something. */
    T say() throws IOException;
  }

  /**
   * One after the other: the receiver believes the higher number, so what is numbered after the end
   * of a turn must not tell what was before it.
   */
  public synchronized <T> T inOrder(Word<T> word) throws IOException {
    return word.say();
  }

  /** What runs, verified by its checks. */
  public Optional<Running> running() {
    return unhealthy ? Optional.empty() : state.get().release().map(Release::running);
  }

  /** Whether no other ticket has ended since this one did. */
  public boolean isLast(String ticket) {
    LastTicket last = state.get().last();
    return last != null && last.ticket().equals(ticket);
  }

  /** Whether the checks of the committed release have not passed since the start of the agent. */
  public boolean unhealthy() {
    return unhealthy;
  }

  /** The checks of the committed release have passed, or not. */
  public synchronized void checked(boolean passed) {
    verdicts++;
    unhealthy = !passed;
  }

  /** How many verdicts there were; to be asked for before a look that may take long. */
  public synchronized long verdicts() {
    return verdicts;
  }

  /** What was found out by a look beside the work; it counts for nothing once a turn has ended. */
  public synchronized void rechecked(long verdictsBefore, boolean passed) {
    if (verdicts == verdictsBefore) {
      checked(passed);
    }
  }
}
