package dev.skynet.crds.rollout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Reason;
import dev.skynet.crds.common.Rules;
import dev.skynet.crds.common.Text;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A member of the group in this rollout; message and tail are cut to their bounds. */
public record InstanceRow(
    @JsonPropertyDescription("Id of the instance.") @Size(max = Rules.ID) String id,
    @JsonPropertyDescription("Number of its ticket.") @Nullable Integer ticket,
    @JsonPropertyDescription(
            "Where it stands: Waiting, Staged, Ticketed, Updating, Updated, RolledBack (on the"
                + " previous release and healthy), Failed, Unreachable or Gone.")
        InstancePhase phase,
    @JsonPropertyDescription("Why; the closed list of reasons is in the docs.")
        @Nullable Reason reason,
    @JsonPropertyDescription("Why, for a person; at most 256 bytes.") @Size(max = Rules.ROW_MESSAGE)
        @Nullable String message,
    @JsonPropertyDescription("Release before its turn.") @Size(max = Rules.DIGEST)
        @Nullable String from,
    @JsonPropertyDescription("Release that its turn brings.") @Size(max = Rules.DIGEST)
        @Nullable String to,
    @JsonPropertyDescription("Release that it ran when its last turn ended.")
        @Size(max = Rules.DIGEST)
        @Nullable String runs,
    @JsonPropertyDescription("Turns begun.") int attempt,
    @JsonPropertyDescription("When its last turn began.") @Nullable Instant startedAt,
    @JsonPropertyDescription("When its last turn ended.") @Nullable Instant finishedAt,
    @JsonPropertyDescription("S3 key of the log.") @Size(max = Rules.S3_KEY) @Nullable String log,
    @JsonPropertyDescription("End of the log, at most 2 KiB; for the first 16 failed rows.")
        @Size(max = Rules.LOG_TAIL)
        @Nullable String logTail) {
  public InstanceRow {
    message = Text.head(message, Rules.ROW_MESSAGE);
    logTail = Text.tail(logTail, Rules.LOG_TAIL);
  }
}
