package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How long things may take; duration strings like 10m. */
public record Timeouts(
    @JsonPropertyDescription("Fetch, build and upload on the lead. Default 15m.")
        @Default("15m")
        @Size(max = Rules.SHORT)
        @ValidationRule(value = Rules.DURATION, message = Rules.DURATION_MESSAGE)
        @Nullable String prepare,
    @JsonPropertyDescription("The turn of one member, without its way back. Default 10m.")
        @Default("10m")
        @Size(max = Rules.SHORT)
        @ValidationRule(value = Rules.DURATION, message = Rules.DURATION_MESSAGE)
        @Nullable String turn,
    @JsonPropertyDescription(
            "A rollout in which no member gets further for so long fails. Default 30m.")
        @Default("30m")
        @Size(max = Rules.SHORT)
        @ValidationRule(value = Rules.DURATION, message = Rules.DURATION_MESSAGE)
        @Nullable String progress) {}
