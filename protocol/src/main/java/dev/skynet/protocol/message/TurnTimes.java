package dev.skynet.protocol.message;

/**
 * How long a turn took, by the agent's monotonic clock.
 *
 * @param totalMillis from accepted to the outcome
 * @param userMillis of it, on the way forward in the bundle's own code: build, hooks, start and
 *     stop of services, waiting for checks
 * @param undoMillis of it, from the decision to undo until the previous release was verified
 * @param undoUserMillis of those, in the bundles' own code; 0 from an agent that does not measure
 *     it
 */
public record TurnTimes(long totalMillis, long userMillis, long undoMillis, long undoUserMillis) {
  /** Nothing was measured. */
  public static final TurnTimes NONE = new TurnTimes(0, 0, 0, 0);
}
