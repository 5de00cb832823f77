package dev.skynet.crds.rollout;

import dev.skynet.crds.common.ArtifactStatus;
import org.jspecify.annotations.Nullable;

/**
 * What holds from admission to the end.
 *
 * @param fence of the rollout
 * @param maxUnavailable count or percentage
 * @param maxFailures count or percentage
 * @param maxUnreachable count or percentage
 * @param prepareTimeout duration
 * @param turnTimeout duration
 * @param progressTimeout duration
 * @param source the packed tree
 * @param leads how many members were lead so far
 * @param artifact set once the manifest stands
 */
public record RolloutPlan(
    long fence,
    String maxUnavailable,
    String maxFailures,
    String maxUnreachable,
    String prepareTimeout,
    String turnTimeout,
    String progressTimeout,
    PackedSource source,
    int leads,
    @Nullable ArtifactStatus artifact) {}
