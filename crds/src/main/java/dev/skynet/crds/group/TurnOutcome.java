package dev.skynet.crds.group;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.InstancePhase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a turn ended.
 *
 * @param phase the row's phase that follows
 * @param reason why, unless all went well
 * @param message for a person
 * @param at when it was learned
 * @param release what the member runs now; null when nothing verified does
 * @param log S3 key
 * @param logTail at most 2 KiB
 */
public record TurnOutcome(
    InstancePhase phase,
    @Nullable Reason reason,
    @Nullable String message,
    Instant at,
    @Nullable String release,
    @Nullable String log,
    @Nullable String logTail) {}
