package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Counts of members. */
public record MemberCounts(
    @JsonPropertyDescription("Known members.") int total,
    @JsonPropertyDescription("Members that run the desired revision.") int converged,
    @JsonPropertyDescription("Members that run no verified release, or are in a turn.")
        int outOfService,
    @JsonPropertyDescription("Silent members.") int unreachable,
    @JsonPropertyDescription("converged/total, like 40/40.") @Size(max = Rules.SHORT)
        @Nullable String summary) {}
