package dev.skynet.crds.rollout;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.EnumSet;
import java.util.Set;

/** Where a member stands in a Rollout. */
public enum InstancePhase {
  Waiting("Its turn has not come."),
  Staged("Its turn has not come; the release lies unpacked on it."),
  Ticketed("Its turn is open, its agent has not taken it on."),
  Updating("Its agent is at it."),
  Updated("Runs the revision, verified."),
  RolledBack("On the previous release, and healthy."),
  Failed("Its turn failed; see reason."),
  Unreachable("Silent; passed over until it speaks."),
  Gone("No member any more."),
  /** Written by a newer version. */
  @JsonEnumDefaultValue
  Unknown("Written by a newer version.");

  private final String meaning;

  InstancePhase(String meaning) {
    this.meaning = meaning;
  }

  /** One sentence for the reference page. */
  public String meaning() {
    return meaning;
  }

  /** The phases that may follow this one. */
  public Set<InstancePhase> next() {
    return switch (this) {
      case Waiting -> EnumSet.of(Staged, Ticketed, Updated, Unreachable, Gone);
      case Staged -> EnumSet.of(Ticketed, Updated, Unreachable, Gone);
      case Ticketed ->
          EnumSet.of(Waiting, Updating, Updated, RolledBack, Failed, Unreachable, Gone);
      case Updating ->
          EnumSet.of(Waiting, Ticketed, Updated, RolledBack, Failed, Unreachable, Gone);
      case Updated -> EnumSet.of(Ticketed, Gone);
      case RolledBack -> EnumSet.of(Ticketed);
      case Failed -> EnumSet.of(Waiting, Ticketed, Updated, RolledBack);
      case Unreachable -> EnumSet.of(Waiting, Staged, Ticketed, Updated, RolledBack, Failed, Gone);
      case Gone -> EnumSet.of(Waiting, Staged, Ticketed, Updated);
      case Unknown -> EnumSet.noneOf(InstancePhase.class);
    };
  }
}
