package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Platform;

/**
 * An agent that has no inbox yet, or cannot read it, asks for one.
 *
 * @param id of this message: {@code <instance>-<boot>-<seq>}
 * @param fleet whose
 * @param group whose
 * @param instance the sender
 * @param boot how often this agent has started, from 1
 * @param seq grows with every report of this instance, over restarts too
 * @param platform of the host
 * @param agentVersion of the agent
 */
public record Hello(
    String id,
    Fleet fleet,
    GroupName group,
    String instance,
    long boot,
    long seq,
    Platform platform,
    String agentVersion)
    implements Report {}
