package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.ArtifactStatus;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A revision that a finished rollout brought to the group. */
public record DesiredRevision(
    @JsonPropertyDescription("Name of the Rollout that brought it.") @Size(max = Rules.ROLLOUT_NAME)
        String rollout,
    @JsonPropertyDescription("Uid of that Rollout.") @Size(max = Rules.ID) String uid,
    @JsonPropertyDescription("Fence of that Rollout.") long fence,
    @JsonPropertyDescription("Full SHA of the commit.") @Size(max = Rules.DIGEST) String commit,
    @JsonPropertyDescription("Id of the release on every instance.") @Size(max = Rules.DIGEST)
        String release,
    @JsonPropertyDescription("The packed bytes.") ArtifactStatus artifact,
    @JsonProperty("short")
        @JsonPropertyDescription("First 7 digits of the commit.")
        @Size(max = Rules.SHORT)
        @Nullable String shortCommit) {}
