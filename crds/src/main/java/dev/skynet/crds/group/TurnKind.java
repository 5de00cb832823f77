package dev.skynet.crds.group;

/** What a turn is for. */
public enum TurnKind {
  /** The lead: builds, then installs like everybody else. */
  Lead,
  /** A member in the order of the active rollout. */
  Rollout,
  /** A member brought to the desired revision outside a rollout. */
  CatchUp
}
