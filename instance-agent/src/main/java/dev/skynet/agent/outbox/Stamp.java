package dev.skynet.agent.outbox;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;

/**
 * What every message of this agent begins with.
 *
 * @param id of the message
 * @param fleet whose
 * @param group whose
 * @param instance the sender
 * @param boot how often this agent has started
 * @param seq grows with every message
 */
public record Stamp(
    String id, Fleet fleet, GroupName group, String instance, long boot, long seq) {}
