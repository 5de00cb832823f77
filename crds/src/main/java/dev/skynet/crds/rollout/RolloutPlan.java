package dev.skynet.crds.rollout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.ArtifactStatus;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What holds from admission to the end. */
public record RolloutPlan(
    @JsonPropertyDescription("strategy.maxUnavailable of the group.") @Size(max = Rules.SHORT)
        String maxUnavailable,
    @JsonPropertyDescription("strategy.maxFailures of the group.") @Size(max = Rules.SHORT)
        String maxFailures,
    @JsonPropertyDescription("strategy.maxUnreachable of the group.") @Size(max = Rules.SHORT)
        String maxUnreachable,
    @JsonPropertyDescription("strategy.timeouts.prepare of the group.") @Size(max = Rules.SHORT)
        String prepareTimeout,
    @JsonPropertyDescription("strategy.timeouts.turn of the group.") @Size(max = Rules.SHORT)
        String turnTimeout,
    @JsonPropertyDescription("strategy.timeouts.progress of the group.") @Size(max = Rules.SHORT)
        String progressTimeout,
    @JsonPropertyDescription("The packed tree of the commit.") PackedSource source,
    @JsonPropertyDescription("How many members were lead so far.") int leads,
    @JsonPropertyDescription("The artifact, once its manifest stands.")
        @Nullable ArtifactStatus artifact) {}
