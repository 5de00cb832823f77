package dev.skynet.operator.group;

import dev.skynet.crds.rollout.RolloutSpec;
import dev.skynet.crds.rollout.RolloutStatus;
import java.time.Instant;

/**
 * A Rollout as it was read.
 *
 * @param name its name
 * @param uid of the object
 * @param generation of the spec
 * @param created creation timestamp, whole seconds
 * @param deleting whether it has a deletion timestamp
 * @param spec as read
 * @param status as read
 */
public record RolloutView(
    String name,
    String uid,
    long generation,
    Instant created,
    boolean deleting,
    RolloutSpec spec,
    RolloutStatus status) {}
