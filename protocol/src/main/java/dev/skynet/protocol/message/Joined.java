package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Running;
import org.jspecify.annotations.Nullable;

/**
 * Answers a roll call, and says at every start what runs once the boot is done.
 *
 * @param id of this message: {@code <instance>-<boot>-<seq>}
 * @param fleet whose
 * @param group whose
 * @param instance the sender
 * @param boot how often this agent has started, from 1
 * @param seq grows with every report of this instance, over restarts too
 * @param rollCall id of the {@link RollCall} answered; null at a start
 * @param platform of the host
 * @param agentVersion of the agent
 * @param running what runs, verified; null when nothing does
 * @param fence highest seen
 * @param freeBytes free space below the releases
 * @param last outcome of the last ticket
 */
public record Joined(
    String id,
    Fleet fleet,
    GroupName group,
    String instance,
    long boot,
    long seq,
    @Nullable String rollCall,
    Platform platform,
    String agentVersion,
    @Nullable Running running,
    long fence,
    long freeBytes,
    @Nullable LastTicket last)
    implements Report {}
