package dev.skynet.crds.rollout;

import org.jspecify.annotations.Nullable;

/**
 * What to roll out; fixed at creation, except control.
 *
 * @param groupRef the group
 * @param revision to what
 * @param trigger what made it
 * @param control what people want of it
 */
public record RolloutSpec(
    GroupRef groupRef,
    RevisionSpec revision,
    @Nullable Trigger trigger,
    @Nullable Control control) {}
