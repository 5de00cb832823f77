package dev.skynet.crds.group;

import org.jspecify.annotations.Nullable;

/**
 * Counts of members.
 *
 * @param total known members
 * @param converged run the desired revision
 * @param outOfService run no verified release, or are in a turn
 * @param unreachable silent
 * @param summary converged/total
 */
public record MemberCounts(
    int total, int converged, int outOfService, int unreachable, @Nullable String summary) {}
