package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;

/**
 * The operator has stored the success of a ticket.
 *
 * @param id of this message
 * @param fleet whose
 * @param group whose
 * @param instance the receiver
 * @param ticket of the {@link Ticket}
 */
public record Confirm(String id, Fleet fleet, GroupName group, String instance, String ticket)
    implements ToAgent {}
