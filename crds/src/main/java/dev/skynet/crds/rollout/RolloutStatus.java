package dev.skynet.crds.rollout;

import dev.skynet.crds.common.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a Rollout is.
 *
 * @param observedGeneration -1 until the first look
 * @param phase a summary
 * @param conditions Finished, Succeeded, Paused, Reconciling, Stalled
 * @param revision what it brings
 * @param from short commit that was desired before
 * @param plan what was copied from the group at admission and holds to the end
 * @param lead id of the member that builds
 * @param updated 25/40
 * @param counts members by phase
 * @param times of the rollout
 * @param instances a row a member
 */
public record RolloutStatus(
    @Nullable Long observedGeneration,
    @Nullable RolloutPhase phase,
    @Nullable List<Condition> conditions,
    @Nullable RevisionStatus revision,
    @Nullable String from,
    @Nullable RolloutPlan plan,
    @Nullable String lead,
    @Nullable String updated,
    @Nullable Counts counts,
    @Nullable Times times,
    @Nullable List<InstanceRow> instances) {}
