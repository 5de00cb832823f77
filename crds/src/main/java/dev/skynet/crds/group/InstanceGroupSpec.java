package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import org.jspecify.annotations.Nullable;

/** What a team declares of a group of instances that run the same code. */
public record InstanceGroupSpec(
    @JsonPropertyDescription("Who belongs to the group. Exactly one of its fields.")
        Members members,
    @JsonPropertyDescription("Where the code comes from. Exactly one of its fields.")
        SourceSpec source,
    @JsonPropertyDescription(
            "How a rollout goes. A rollout keeps what stood here when it was admitted.")
        @Default("{}")
        @Nullable Strategy strategy) {}
