package dev.skynet.crds.group;

/** What the member of a turn is to do now. */
public enum TurnStep {
  /** Build and upload. */
  Prepare,
  /** Install, by ticket. */
  Install
}
