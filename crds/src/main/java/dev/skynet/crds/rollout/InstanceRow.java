package dev.skynet.crds.rollout;

import dev.skynet.crds.common.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member of the group in this rollout.
 *
 * @param id of the instance
 * @param ticket its number in the order
 * @param phase where it stands
 * @param reason why
 * @param message for a person; at most 256 bytes
 * @param from release before its turn
 * @param to release that its turn brings
 * @param runs release that it ran when its last turn ended
 * @param attempt turns begun
 * @param startedAt of the turn
 * @param finishedAt of the turn
 * @param log S3 key
 * @param logTail at most 2 KiB, for the first 16 failed rows
 */
public record InstanceRow(
    String id,
    @Nullable Integer ticket,
    InstancePhase phase,
    @Nullable Reason reason,
    @Nullable String message,
    @Nullable String from,
    @Nullable String to,
    @Nullable String runs,
    int attempt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String log,
    @Nullable String logTail) {}
