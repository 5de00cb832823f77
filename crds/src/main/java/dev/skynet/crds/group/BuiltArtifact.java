package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Size;

/** What the lead has built. */
public record BuiltArtifact(
    @JsonPropertyDescription("SHA-256 of the packed bytes.") @Size(max = Rules.DIGEST)
        String digest,
    @JsonPropertyDescription("Bytes of the packed file.") long size,
    @JsonPropertyDescription("Bytes of all its files, unpacked.") long unpackedSize,
    @JsonPropertyDescription("Number of entries.") int files) {}
