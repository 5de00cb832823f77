package dev.skynet.protocol.release;

import org.jspecify.annotations.Nullable;

/**
 * What an instance runs, verified by its checks.
 *
 * @param release id of the release that {@code current} names
 * @param commit full SHA
 * @param artifact digest of its artifact
 * @param config digest of its configuration, if it has one
 */
public record Running(String release, String commit, Sha256 artifact, @Nullable Sha256 config) {}
