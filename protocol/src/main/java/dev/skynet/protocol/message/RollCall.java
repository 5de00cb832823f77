package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import org.jspecify.annotations.Nullable;

/**
 * Asks for {@link Joined}: sent at a rollout's admission and by a new leader.
 *
 * @param id of this message
 * @param fleet whose
 * @param group whose
 * @param instance the receiver
 * @param rollout the active rollout, if there is one
 * @param fence of the group
 * @param pulseSeconds period of the pulses from now on, seconds
 */
public record RollCall(
    String id,
    Fleet fleet,
    GroupName group,
    String instance,
    @Nullable String rollout,
    long fence,
    int pulseSeconds)
    implements ToAgent {}
