package dev.skynet.crds.group;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger: one member that is out of service because of us.
 *
 * @param instance its id
 * @param ticket {@code <rollout uid>.<instance>.<attempt>}
 * @param rollout name of the Rollout whose row shows it
 * @param why what it is for
 * @param step what the member is to do now
 * @param fence of its messages
 * @param number n-th ticket of the rollout
 * @param attempt of this member in this rollout, from 1
 * @param since when the entry was made
 * @param notAfter do not start later; renewed when the step changes
 * @param acceptedAt when the agent took the current step on
 * @param built what the lead has built and not yet uploaded
 * @param uploaded whether the lead's upload was reported
 * @param cancelled whether a cancel is under way
 * @param silent whether the member fell silent in this turn
 * @param outcome how it ended; set once
 */
public record Turn(
    String instance,
    String ticket,
    String rollout,
    TurnKind why,
    TurnStep step,
    long fence,
    int number,
    int attempt,
    Instant since,
    Instant notAfter,
    @Nullable Instant acceptedAt,
    @Nullable BuiltArtifact built,
    @Nullable Boolean uploaded,
    @Nullable Boolean cancelled,
    @Nullable Boolean silent,
    @Nullable TurnOutcome outcome) {}
