package dev.skynet.crds.rollout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What made the Rollout. */
public record Trigger(
    @JsonPropertyDescription("Push: a push to the branch of the group.") TriggerType type,
    @JsonPropertyDescription("Who pushed.") @Size(max = Rules.WHO) @Nullable String by,
    @JsonPropertyDescription("What was pushed to, like refs/heads/main.") @Size(max = Rules.WHO)
        @Nullable String ref,
    @JsonPropertyDescription("Commit before the push; zeros when it made the branch.")
        @Size(max = Rules.DIGEST)
        @ValidationRule(value = Rules.COMMIT, message = Rules.COMMIT_MESSAGE)
        @Nullable String before,
    @JsonPropertyDescription("Commit after the push.")
        @Size(max = Rules.DIGEST)
        @ValidationRule(value = Rules.COMMIT, message = Rules.COMMIT_MESSAGE)
        @Nullable String after,
    @JsonPropertyDescription("Id of the webhook delivery.") @Size(max = Rules.WHO)
        @Nullable String delivery) {}
