package dev.skynet.crds.rollout;

import org.jspecify.annotations.Nullable;

/**
 * To what; exactly one of the fields.
 *
 * @param commit full SHA
 * @param branch its head at admission
 */
public record RevisionSpec(@Nullable String commit, @Nullable String branch) {}
