package dev.skynet.crds.rollout;

import org.jspecify.annotations.Nullable;

/**
 * What a Rollout brings.
 *
 * @param commit full SHA
 * @param shortCommit first 7 digits
 * @param artifactDigest SHA-256 of the artifact
 * @param release release id on every instance
 */
public record RevisionStatus(
    String commit,
    @Nullable String shortCommit,
    @Nullable String artifactDigest,
    @Nullable String release) {}
