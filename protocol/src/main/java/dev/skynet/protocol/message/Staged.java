package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;

/**
 * The release lies unpacked and verified beside the running one.
 *
 * @param id of this message: {@code <instance>-<boot>-<seq>}
 * @param fleet whose
 * @param group whose
 * @param instance the sender
 * @param boot how often this agent has started, from 1
 * @param seq grows with every report of this instance, over restarts too
 * @param release its id
 */
public record Staged(
    String id, Fleet fleet, GroupName group, String instance, long boot, long seq, String release)
    implements Report {}
