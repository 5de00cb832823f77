package dev.skynet.crds.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Condition;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far a Rollout is. */
public record RolloutStatus(
    @JsonPropertyDescription("metadata.generation that was last looked at; -1 until then.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription(
            "Where it stands: Pending, Queued, Preparing, Progressing, Paused or Stopping; in the"
                + " end Succeeded, Failed, Aborted, Superseded or Skipped.")
        @Nullable RolloutPhase phase,
    @JsonPropertyDescription("Finished, Succeeded, Paused, Reconciling, Stalled.") @Size(max = 16)
        List<Condition> conditions,
    @JsonPropertyDescription("What it brings.") @Nullable RevisionStatus revision,
    @JsonPropertyDescription("First 7 digits of the commit that was desired before.")
        @Size(max = Rules.SHORT)
        @Nullable String from,
    @JsonPropertyDescription("What was copied from the group at admission and holds to the end.")
        @Nullable RolloutPlan plan,
    @JsonPropertyDescription(
            "The number that all its tickets carry, from admission on; it only grows per group.")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        long fence,
    @JsonPropertyDescription("Id of the member that builds and goes first.") @Size(max = Rules.ID)
        @Nullable String lead,
    @JsonPropertyDescription("Members that run the revision, of all: 25/40.")
        @Size(max = Rules.SHORT)
        @Nullable String updated,
    @JsonPropertyDescription("Members by phase.") @Nullable Counts counts,
    @JsonPropertyDescription("When things happened.") @Nullable Times times,
    @JsonPropertyDescription("A row for each member.") @Size(max = Rules.ROWS)
        List<InstanceRow> instances) {
  public RolloutStatus {
    conditions = List.copyOf(Objects.requireNonNullElse(conditions, List.of()));
    instances = List.copyOf(Objects.requireNonNullElse(instances, List.of()));
  }

  /** The status of a Rollout that nobody has looked at yet: as the schema's default. */
  public static RolloutStatus fresh() {
    return new RolloutStatus(
        -1L, null, List.of(), null, null, null, 0, null, null, null, null, List.of());
  }
}
