package dev.skynet.agent.state;

import dev.skynet.protocol.release.Release;
import dev.skynet.protocol.release.Running;
import java.io.IOException;
import java.util.Optional;

/** What may be said to run: the committed release, while nothing speaks against it. */
public final class HostStatus {
  private final StateFile state;
  private volatile boolean unhealthy;

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

  /** Whether the checks of the committed release have not passed since the start of the agent. */
  public boolean unhealthy() {
    return unhealthy;
  }

  /** The checks of the committed release have passed, or not. */
  public void checked(boolean passed) {
    unhealthy = !passed;
  }
}
