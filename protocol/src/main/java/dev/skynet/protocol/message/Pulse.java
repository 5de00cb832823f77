package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Running;
import org.jspecify.annotations.Nullable;

/**
 * The heartbeat; may be lost.
 *
 * @param id of this message: {@code <instance>-<boot>-<seq>}
 * @param fleet whose
 * @param group whose
 * @param instance the sender
 * @param boot how often this agent has started, from 1
 * @param seq grows with every report of this instance, over restarts too
 * @param agentVersion of the agent
 * @param running what runs, verified; null when nothing does
 * @param fence highest seen
 * @param busy the ticket in progress
 * @param last outcome of the last ticket
 * @param problem what a person should know: a service that keeps dying, a hold, a ticket never
 *     confirmed
 */
public record Pulse(
    String id,
    Fleet fleet,
    GroupName group,
    String instance,
    long boot,
    long seq,
    String agentVersion,
    @Nullable Running running,
    long fence,
    @Nullable String busy,
    @Nullable LastTicket last,
    @Nullable String problem)
    implements FromAgent {}
