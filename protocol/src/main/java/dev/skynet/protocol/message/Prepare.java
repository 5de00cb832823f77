package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Sha256;
import java.time.Instant;

/**
 * Tells the lead to build.
 *
 * @param id of this message
 * @param fleet whose
 * @param group whose
 * @param instance the receiver
 * @param ticket what the answers name; also names the journal's folder
 * @param rollout name of the Rollout
 * @param fence of the rollout
 * @param commit full SHA
 * @param sourceKey S3 key of the packed source
 * @param source its digest
 * @param sourceSize its size, bytes
 * @param buildKey of source, recipe and platform
 * @param notAfter AWS time; do not start later
 * @param timeoutSeconds of fetch, build and upload together
 * @param log where the log goes
 */
public record Prepare(
    String id,
    Fleet fleet,
    GroupName group,
    String instance,
    String ticket,
    String rollout,
    long fence,
    String commit,
    String sourceKey,
    Sha256 source,
    long sourceSize,
    Sha256 buildKey,
    Instant notAfter,
    int timeoutSeconds,
    PresignedPut log)
    implements ToAgent {}
