package dev.skynet.crds.rollout;

/** What made a Rollout. */
public enum TriggerType {
  /** A push to the group's branch. */
  Push
}
