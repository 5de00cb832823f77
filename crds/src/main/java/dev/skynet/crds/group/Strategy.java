package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** How a rollout goes. */
public record Strategy(
    @JsonPropertyDescription(
            "Members that may be away from service at once: a count, or a percentage of the"
                + " members, rounded down but at least 1. Default 1.")
        @Default("1")
        @ValidationRule(value = Rules.AT_LEAST_ONE, message = Rules.AT_LEAST_ONE_MESSAGE)
        @Nullable IntOrString maxUnavailable,
    @JsonPropertyDescription(
            "Failed turns that do not stop a rollout: a count, or a percentage of the members,"
                + " rounded down. Default 0.")
        @Default("0")
        @ValidationRule(value = Rules.COUNT_OR_PERCENT, message = Rules.COUNT_OR_PERCENT_MESSAGE)
        @Nullable IntOrString maxFailures,
    @JsonPropertyDescription(
            "Silent members that do not hold a rollout up: a count, or a percentage of the"
                + " members, rounded down but at least 1. Default 10%.")
        @Default("10%")
        @ValidationRule(value = Rules.COUNT_OR_PERCENT, message = Rules.COUNT_OR_PERCENT_MESSAGE)
        @Nullable IntOrString maxUnreachable,
    @JsonPropertyDescription("How long things may take.") @Default("{}")
        @Nullable Timeouts timeouts) {}
