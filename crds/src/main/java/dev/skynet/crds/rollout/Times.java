package dev.skynet.crds.rollout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When things happened to a Rollout. */
public record Times(
    @JsonPropertyDescription("When it was admitted.") @Nullable Instant startedAt,
    @JsonPropertyDescription("When a member last got further, or a pause ended.")
        @Nullable Instant progressAt,
    @JsonPropertyDescription("When the present pause began.") @Nullable Instant pausedAt,
    @JsonPropertyDescription("When it ended.") @Nullable Instant finishedAt) {}
