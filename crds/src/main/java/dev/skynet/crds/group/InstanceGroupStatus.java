package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Condition;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the operator knows and intends; written by compare-and-set only. */
public record InstanceGroupStatus(
    @JsonPropertyDescription("metadata.generation that was last looked at; -1 until then.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("Ready, Converged, Reconciling, Stalled.") @Size(max = 16)
        List<Condition> conditions,
    @JsonPropertyDescription(
            "The highest number given to a rollout; agents refuse tickets with a lower one.")
        long fence,
    @JsonPropertyDescription("What new and returning members run.")
        @Nullable DesiredRevision desired,
    @JsonPropertyDescription("What desired was before.") @Nullable DesiredRevision previous,
    @JsonPropertyDescription("The one rollout that may open turns.") @Nullable ActiveRollout active,
    @JsonPropertyDescription("The ledger: every member that is away from service because of us.")
        @Size(max = Rules.ROWS)
        List<Turn> turns,
    @JsonPropertyDescription("Name of the Rollout that comes next.") @Size(max = Rules.ROLLOUT_NAME)
        @Nullable String queued,
    @JsonPropertyDescription("How many members there are, and how they are.")
        @Nullable MemberCounts members) {
  public InstanceGroupStatus {
    conditions = List.copyOf(Objects.requireNonNullElse(conditions, List.of()));
    turns = List.copyOf(Objects.requireNonNullElse(turns, List.of()));
  }

  /** The status of a group that nobody has looked at yet: as the schema's default. */
  public static InstanceGroupStatus fresh() {
    return new InstanceGroupStatus(-1L, List.of(), 0, null, null, null, List.of(), null, null);
  }
}
