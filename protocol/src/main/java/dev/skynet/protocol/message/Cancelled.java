package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;

/**
 * Answers {@link Cancel}.
 *
 * @param id of this message: {@code <instance>-<boot>-<seq>}
 * @param fleet whose
 * @param group whose
 * @param instance the sender
 * @param boot how often this agent has started, from 1
 * @param seq grows with every report of this instance, over restarts too
 * @param ticket that was to be cancelled
 * @param tooLate true when the line was passed: the turn goes on to its end
 */
public record Cancelled(
    String id,
    Fleet fleet,
    GroupName group,
    String instance,
    long boot,
    long seq,
    String ticket,
    boolean tooLate)
    implements Report {}
