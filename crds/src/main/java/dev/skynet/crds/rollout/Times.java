package dev.skynet.crds.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Of a Rollout.
 *
 * @param startedAt admitted
 * @param progressAt last time that a member got further, or a pause ended
 * @param pausedAt when the present pause began
 * @param finishedAt the end
 */
public record Times(
    @Nullable Instant startedAt,
    @Nullable Instant progressAt,
    @Nullable Instant pausedAt,
    @Nullable Instant finishedAt) {}
