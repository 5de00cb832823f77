package dev.skynet.crds.rollout;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.EnumSet;
import java.util.Set;

/** Where a Rollout stands; a summary of its conditions and rows. */
public enum RolloutPhase {
  Pending("Waits for its group, for members or for its source."),
  Queued("Waits for the active rollout of its group."),
  Preparing("Admitted: roll call, build, upload."),
  Progressing("Turns open and close."),
  Paused("No turn opens until a person says so."),
  Stopping("No turn opens any more; open ones end."),
  Succeeded("Every member that answers runs the revision."),
  Failed("Ended by a failure; the group may be split."),
  Aborted("Ended by a person; the group may be split."),
  Superseded("A newer one takes its place; nothing was touched."),
  Skipped("It already ran; nothing was touched."),
  /** Written by a newer version. */
  @JsonEnumDefaultValue
  Unknown("Written by a newer version.");

  private static final Set<RolloutPhase> FINAL =
      EnumSet.of(Succeeded, Failed, Aborted, Superseded, Skipped);

  private final String meaning;

  RolloutPhase(String meaning) {
    this.meaning = meaning;
  }

  /** One sentence for the reference page. */
  public String meaning() {
    return meaning;
  }

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
