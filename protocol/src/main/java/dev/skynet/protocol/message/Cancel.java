package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;

/**
 * Do not run this ticket; one never seen is journalled and never runs.
 *
 * @param id of this message
 * @param fleet whose
 * @param group whose
 * @param instance the receiver
 * @param ticket of the {@link Ticket} or {@link Prepare}
 */
public record Cancel(String id, Fleet fleet, GroupName group, String instance, String ticket)
    implements ToAgent {}
