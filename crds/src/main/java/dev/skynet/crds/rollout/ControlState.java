package dev.skynet.crds.rollout;

/** What people want of a Rollout. */
public enum ControlState {
  /** Go on. */
  Run,
  /** Open turns finish, no further one opens, deadlines stand still. */
  Pause,
  /** Open turns finish or are cancelled, then the end: Aborted. */
  Stop
}
