package dev.skynet.crds.common;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** What is needed to hand an artifact to a member again. */
public record ArtifactStatus(
    @JsonPropertyDescription("SHA-256 of source, build recipe and platform.")
        @Size(max = Rules.DIGEST)
        String buildKey,
    @JsonPropertyDescription("SHA-256 of the packed bytes.") @Size(max = Rules.DIGEST)
        String digest,
    @JsonPropertyDescription("Bytes of the packed file.") long size,
    @JsonPropertyDescription("Bytes of all its files, unpacked.") long unpackedSize,
    @JsonPropertyDescription("Number of entries.") int files,
    @JsonPropertyDescription("Operating system that it was built for.") @Size(max = Rules.ID)
        String os,
    @JsonPropertyDescription("Processor architecture that it was built for.") @Size(max = Rules.ID)
        String arch) {}
