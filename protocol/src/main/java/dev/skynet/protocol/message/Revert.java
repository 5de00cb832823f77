package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;

/**
 * Bring the previous release back.
 *
 * @param id of this message
 * @param fleet whose
 * @param group whose
 * @param instance the receiver
 * @param ticket of the {@link Ticket} that is undone
 * @param fence of the rollout
 * @param timeoutSeconds of the way back
 * @param log where the log goes
 */
public record Revert(
    String id,
    Fleet fleet,
    GroupName group,
    String instance,
    String ticket,
    long fence,
    int timeoutSeconds,
    PresignedPut log)
    implements ToAgent {}
