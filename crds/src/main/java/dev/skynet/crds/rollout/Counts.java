package dev.skynet.crds.rollout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Members by phase. */
public record Counts(
    @JsonPropertyDescription("Waiting or Staged.") int waiting,
    @JsonPropertyDescription("In a turn.") int inProgress,
    @JsonPropertyDescription("Run the revision.") int updated,
    @JsonPropertyDescription("Turns that failed, rolled back ones among them.") int failed,
    @JsonPropertyDescription("Back on the previous release and healthy.") int rolledBack,
    @JsonPropertyDescription("Silent.") int unreachable,
    @JsonPropertyDescription("No members any more.") int gone) {}
