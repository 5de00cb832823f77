package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Running;
import org.jspecify.annotations.Nullable;

/**
 * The release runs and its checks held; provisional until {@link Confirm}.
 *
 * @param id of this message: {@code <instance>-<boot>-<seq>}
 * @param fleet whose
 * @param group whose
 * @param instance the sender
 * @param boot how often this agent has started, from 1
 * @param seq grows with every report of this instance, over restarts too
 * @param ticket of the {@link Ticket}
 * @param running what runs now
 * @param log S3 key of the log, which is put there once the ticket has ended
 * @param times how long it took
 */
public record Succeeded(
    String id,
    Fleet fleet,
    GroupName group,
    String instance,
    long boot,
    long seq,
    String ticket,
    Running running,
    @Nullable String log,
    TurnTimes times)
    implements Report {}
