package dev.skynet.crds.rollout;

import org.jspecify.annotations.Nullable;

/**
 * What people want of a Rollout.
 *
 * @param state Run, Pause or Stop; Run when absent
 * @param by who
 * @param reason why
 */
public record Control(@Nullable ControlState state, @Nullable String by, @Nullable String reason) {}
