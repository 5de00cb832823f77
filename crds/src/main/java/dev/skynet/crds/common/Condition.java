package dev.skynet.crds.common;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A condition as Kubernetes and kstatus know it; a message that is too long is cut. */
public record Condition(
    @JsonPropertyDescription("What is judged, in CamelCase.") @Size(max = Rules.ID) String type,
    @JsonPropertyDescription("True, False or Unknown.")
        @Pattern("^(True|False|Unknown)$")
        @Size(max = Rules.SHORT)
        String status,
    @JsonPropertyDescription("Why, in CamelCase; the closed list of reasons is in the docs.")
        @Size(max = Rules.ID)
        String reason,
    @JsonPropertyDescription("Why, for a person; at most 1024 bytes.")
        @Size(max = Rules.CONDITION_MESSAGE)
        String message,
    @JsonPropertyDescription("metadata.generation that it was judged on.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("When the status last changed.")
        @Nullable Instant lastTransitionTime) {
  public Condition {
    message = Objects.requireNonNullElse(Text.head(message, Rules.CONDITION_MESSAGE), "");
  }
}
