package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** An SQS sender that may speak for the members of a group. */
public record Sender(
    @JsonPropertyDescription("The SenderId that SQS puts on its messages.")
        @Size(max = Rules.ID)
        @ValidationRule(
            value = "self.matches('^[!-~]+$')",
            message = "must be a SenderId as SQS shows it: visible ASCII characters without spaces")
        String id) {}
