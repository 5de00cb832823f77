package dev.skynet.crds.rollout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Size;

/** The packed tree of a commit. */
public record PackedSource(
    @JsonPropertyDescription("SHA-256 of the packed bytes.") @Size(max = Rules.DIGEST)
        String digest,
    @JsonPropertyDescription("Bytes of the packed file.") long size,
    @JsonPropertyDescription("SHA-256 of the build recipe in it.") @Size(max = Rules.DIGEST)
        String recipe) {}
