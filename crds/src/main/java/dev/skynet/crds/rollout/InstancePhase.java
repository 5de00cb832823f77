package dev.skynet.crds.rollout;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.EnumSet;
import java.util.Set;

/** Where a member stands in a Rollout. */
public enum InstancePhase {
  /** Its turn has not come. */
  Waiting,
  /** Its turn has not come; the release lies unpacked on it. */
  Staged,
  /** Its turn is open, its agent has not taken it on. */
  Ticketed,
  /** Its agent is at it. */
  Updating,
  /** Runs the revision, verified. */
  Updated,
  /** On the previous release, and healthy. */
  RolledBack,
  /** Its turn failed; see reason. */
  Failed,
  /** Silent; passed over until it speaks. */
  Unreachable,
  /** No member any more. */
  Gone,
  /** Written by a newer version. */
  @JsonEnumDefaultValue
  Unknown;

  /** The phases that may follow this one. */
  public Set<InstancePhase> next() {
    return switch (this) {
      case Waiting -> EnumSet.of(Staged, Ticketed, Updating, Updated, Unreachable, Gone);
      case Staged -> EnumSet.of(Waiting, Ticketed, Updating, Updated, Unreachable, Gone);
      case Ticketed ->
          EnumSet.of(Waiting, Staged, Updating, Updated, RolledBack, Failed, Unreachable, Gone);
      case Updating ->
          EnumSet.of(Waiting, Ticketed, Updated, RolledBack, Failed, Unreachable, Gone);
      case Updated, RolledBack -> EnumSet.of(Ticketed, Updating, Unreachable, Gone);
      case Failed ->
          EnumSet.of(Waiting, Ticketed, Updating, Updated, RolledBack, Unreachable, Gone);
      case Unreachable ->
          EnumSet.of(Waiting, Staged, Ticketed, Updating, Updated, RolledBack, Failed, Gone);
      case Gone -> EnumSet.of(Waiting, Unreachable);
      case Unknown -> EnumSet.noneOf(InstancePhase.class);
    };
  }
}
