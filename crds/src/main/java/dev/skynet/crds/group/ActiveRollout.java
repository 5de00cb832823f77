package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;

/** The rollout that is admitted. */
public record ActiveRollout(
    @JsonPropertyDescription("Name of the Rollout.") @Size(max = Rules.ROLLOUT_NAME) String name,
    @JsonPropertyDescription("Uid of the Rollout.") @Size(max = Rules.ID) String uid,
    @JsonPropertyDescription("The number that its tickets carry.") long fence,
    @JsonPropertyDescription("When it was admitted.") Instant since) {}
