package dev.skynet.crds.rollout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What people want of a Rollout. */
public record Control(
    @JsonPropertyDescription(
            "Run: go on. Pause: open turns finish, no further one opens. Stop: the end; members"
                + " stay on what they run. Absent means Run.")
        @Nullable ControlState state,
    @JsonPropertyDescription("Who wants it.") @Size(max = Rules.WHO) @Nullable String by,
    @JsonPropertyDescription("Why, for the others.") @Size(max = Rules.CONDITION_MESSAGE)
        @Nullable String reason) {}
