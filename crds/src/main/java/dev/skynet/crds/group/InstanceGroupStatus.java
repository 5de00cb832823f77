package dev.skynet.crds.group;

import dev.skynet.crds.common.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator knows and intends; written by compare-and-set only.
 *
 * @param observedGeneration -1 until the first look
 * @param conditions Ready, Converged, Reconciling, Stalled
 * @param fence the highest given to a rollout
 * @param desired what new and returning members run
 * @param previous what desired was before
 * @param active the one rollout that may open turns
 * @param turns the ledger: all that is out of service because of us
 * @param queued name of the Rollout that comes next
 * @param members counts for people
 */
public record InstanceGroupStatus(
    @Nullable Long observedGeneration,
    @Nullable List<Condition> conditions,
    long fence,
    @Nullable DesiredRevision desired,
    @Nullable DesiredRevision previous,
    @Nullable ActiveRollout active,
    @Nullable List<Turn> turns,
    @Nullable String queued,
    @Nullable MemberCounts members) {}
