package dev.skynet.agent.state;

import dev.skynet.protocol.release.Release;
import dev.skynet.protocol.release.Running;
import java.util.Optional;

/** What may be said to run: the committed release, while nothing speaks against it. */
public final class HostStatus {
  private final StateFile state;
  private volatile boolean unhealthy;

  public HostStatus(StateFile state) {
    this.state = state;
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
