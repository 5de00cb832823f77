package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Release;
import java.time.Instant;

/**
 * Your turn: install this release.
 *
 * @param id of this message
 * @param fleet whose
 * @param group whose
 * @param instance the receiver
 * @param ticket {@code <rollout uid>.<instance>.<attempt>}; also names the journal's folder
 * @param rollout name of the Rollout
 * @param number n-th ticket of the rollout, from 1
 * @param fence of the rollout; an agent refuses a lower one than it has seen
 * @param release what to install
 * @param lead whether this member runs the hook {@code once}
 * @param notAfter AWS time; do not start later
 * @param timeoutSeconds of the whole turn before it is undone
 * @param log where the log goes
 */
public record Ticket(
    String id,
    Fleet fleet,
    GroupName group,
    String instance,
    String ticket,
    String rollout,
    int number,
    long fence,
    Release release,
    boolean lead,
    Instant notAfter,
    int timeoutSeconds,
    PresignedPut log)
    implements ToAgent {}
