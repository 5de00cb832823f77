package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Release;

/**
 * The manifest stands: fetch, verify and unpack ahead of the turn.
 *
 * @param id of this message
 * @param fleet whose
 * @param group whose
 * @param instance the receiver
 * @param rollout name of the Rollout
 * @param fence of the rollout
 * @param release what to stage
 */
public record Stage(
    String id,
    Fleet fleet,
    GroupName group,
    String instance,
    String rollout,
    long fence,
    Release release)
    implements ToAgent {}
