package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Reason;
import dev.skynet.crds.common.Rules;
import dev.skynet.crds.common.Text;
import dev.skynet.crds.rollout.InstancePhase;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a turn ended; message and tail are cut to their bounds. */
public record TurnOutcome(
    @JsonPropertyDescription("The phase of the row that follows.") InstancePhase phase,
    @JsonPropertyDescription("Why, unless all went well; the closed list is in the docs.")
        @Nullable Reason reason,
    @JsonPropertyDescription("Why, for a person; at most 256 bytes.") @Size(max = Rules.ROW_MESSAGE)
        @Nullable String message,
    @JsonPropertyDescription("When it was learned.") Instant at,
    @JsonPropertyDescription("Release that the member runs now; absent when nothing verified does.")
        @Size(max = Rules.DIGEST)
        @Nullable String release,
    @JsonPropertyDescription("S3 key of the log.") @Size(max = Rules.S3_KEY) @Nullable String log,
    @JsonPropertyDescription("End of the log, at most 2 KiB.") @Size(max = Rules.LOG_TAIL)
        @Nullable String logTail) {
  public TurnOutcome {
    message = Text.head(message, Rules.ROW_MESSAGE);
    logTail = Text.tail(logTail, Rules.LOG_TAIL);
  }
}
