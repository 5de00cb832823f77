package dev.skynet.crds.rollout;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What a Rollout brings. */
public record RevisionStatus(
    @JsonPropertyDescription("Full SHA of the commit.") @Size(max = Rules.DIGEST) String commit,
    @JsonProperty("short")
        @JsonPropertyDescription("First 7 digits of the commit.")
        @Size(max = Rules.SHORT)
        @Nullable String shortCommit,
    @JsonPropertyDescription("SHA-256 of the artifact, once it stands.") @Size(max = Rules.DIGEST)
        @Nullable String artifactDigest,
    @JsonPropertyDescription("Id of the release on every instance.") @Size(max = Rules.DIGEST)
        @Nullable String release) {}
