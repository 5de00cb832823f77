package dev.skynet.crds.rollout;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.EnumSet;
import java.util.Set;

/** Where a Rollout stands; a summary of its conditions and rows. */
public enum RolloutPhase {
  /** Waits for its group, for members or for its source. */
  Pending,
  /** Waits for the active rollout of its group. */
  Queued,
  /** Admitted: roll call, build, upload. */
  Preparing,
  /** Turns open and close. */
  Progressing,
  /** No turn opens until a person says so. */
  Paused,
  /** No turn opens any more; open ones end. */
  Stopping,
  /** Every member that answers runs the revision. */
  Succeeded,
  /** Ended by a failure; the group may be split. */
  Failed,
  /** Ended by a person; the group may be split. */
  Aborted,
  /** A newer one takes its place; nothing was touched. */
  Superseded,
  /** It already ran; nothing was touched. */
  Skipped,
  /** Written by a newer version. */
  @JsonEnumDefaultValue
  Unknown;

  private static final Set<RolloutPhase> FINAL =
      EnumSet.of(Succeeded, Failed, Aborted, Superseded, Skipped);

  /** Whether it is the end. */
  public boolean isFinal() {
    return FINAL.contains(this);
  }

  /** The phases that may follow this one. */
  public Set<RolloutPhase> next() {
    return switch (this) {
      case Pending -> EnumSet.of(Queued, Preparing, Failed, Aborted, Superseded, Skipped);
      case Queued -> EnumSet.of(Pending, Preparing, Failed, Aborted, Superseded, Skipped);
      case Preparing -> EnumSet.of(Progressing, Paused, Stopping, Succeeded, Failed, Aborted);
      case Progressing -> EnumSet.of(Paused, Stopping, Succeeded, Failed, Aborted);
      case Paused -> EnumSet.of(Preparing, Progressing, Stopping, Failed, Aborted);
      case Stopping -> EnumSet.of(Failed, Aborted);
      case Succeeded, Failed, Aborted, Superseded, Skipped, Unknown ->
          EnumSet.noneOf(RolloutPhase.class);
    };
  }
}
