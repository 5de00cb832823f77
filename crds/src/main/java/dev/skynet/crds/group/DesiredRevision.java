package dev.skynet.crds.group;

import dev.skynet.crds.common.ArtifactStatus;

/**
 * A revision that a finished rollout brought to the group.
 *
 * @param rollout name of the Rollout
 * @param uid of the Rollout
 * @param fence of the Rollout
 * @param commit full SHA
 * @param release release id on every instance
 * @param artifact its bytes
 */
public record DesiredRevision(
    String rollout,
    String uid,
    long fence,
    String commit,
    String release,
    ArtifactStatus artifact) {}
