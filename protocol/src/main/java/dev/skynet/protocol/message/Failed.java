package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Running;
import org.jspecify.annotations.Nullable;

/**
 * The ticket failed, and what the host runs now.
 *
 * @param id of this message: {@code <instance>-<boot>-<seq>}
 * @param fleet whose
 * @param group whose
 * @param instance the sender
 * @param boot how often this agent has started, from 1
 * @param seq grows with every report of this instance, over restarts too
 * @param ticket of the {@link Ticket} or {@link Prepare}
 * @param reason why
 * @param message for a person: what, where, what to do; at most 256 bytes
 * @param host how the host was left
 * @param running what runs now, verified; null when nothing does
 * @param log S3 key of the log, which is put there once the ticket has ended
 * @param logTail last part of the hook's and service's output, masked, at most 2 KiB
 * @param times how long it took
 */
public record Failed(
    String id,
    Fleet fleet,
    GroupName group,
    String instance,
    long boot,
    long seq,
    String ticket,
    FailureReason reason,
    String message,
    HostState host,
    @Nullable Running running,
    @Nullable String log,
    String logTail,
    TurnTimes times)
    implements Report {}
