package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import org.jspecify.annotations.Nullable;

/**
 * The message will not be carried out.
 *
 * @param id of this message: {@code <instance>-<boot>-<seq>}
 * @param fleet whose
 * @param group whose
 * @param instance the sender
 * @param boot how often this agent has started, from 1
 * @param seq grows with every report of this instance, over restarts too
 * @param ticket that was refused, where it could be read
 * @param reason why
 * @param message for a person; at most 256 bytes
 */
public record Refused(
    String id,
    Fleet fleet,
    GroupName group,
    String instance,
    long boot,
    long seq,
    @Nullable String ticket,
    RefusalReason reason,
    String message)
    implements Report {}
