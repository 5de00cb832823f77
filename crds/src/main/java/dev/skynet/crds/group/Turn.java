package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of the ledger: one member that is out of service because of us. */
public record Turn(
    @JsonPropertyDescription("Id of the member.") @Size(max = Rules.ID) String instance,
    @JsonPropertyDescription("<rollout uid>.<instance>.<attempt>.") @Size(max = Rules.ID)
        String ticket,
    @JsonPropertyDescription("Name of the Rollout whose row shows it.")
        @Size(max = Rules.ROLLOUT_NAME)
        String rollout,
    @JsonPropertyDescription("What it is for: Lead, Rollout or CatchUp.") TurnKind why,
    @JsonPropertyDescription("What the member is to do now: Prepare or Install.") TurnStep step,
    @JsonPropertyDescription("The number that its messages carry.") long fence,
    @JsonPropertyDescription("It is the n-th ticket of the rollout.") int number,
    @JsonPropertyDescription("Turns of this member in this rollout, from 1.") int attempt,
    @JsonPropertyDescription("When the entry was made.") Instant since,
    @JsonPropertyDescription("Do not start later; renewed when the step changes.") Instant notAfter,
    @JsonPropertyDescription("When the agent took the present step on.")
        @Nullable Instant acceptedAt,
    @JsonPropertyDescription("What the lead has built and not yet uploaded.")
        @Nullable BuiltArtifact built,
    @JsonPropertyDescription("Whether the upload of the lead was reported.")
        @Nullable Boolean uploaded,
    @JsonPropertyDescription("Whether a cancel is under way.") @Nullable Boolean cancelled,
    @JsonPropertyDescription("Whether the member fell silent in this turn.")
        @Nullable Boolean silent,
    @JsonPropertyDescription("How it ended; set once.") @Nullable TurnOutcome outcome) {}
