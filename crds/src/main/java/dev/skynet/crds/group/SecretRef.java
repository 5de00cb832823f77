package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A Secret of the group's namespace. */
public record SecretRef(
    @JsonPropertyDescription("Name of a Secret in the namespace of the group.")
        @Size(max = Rules.OBJECT_NAME)
        @ValidationRule(
            value = "self.matches('^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$')",
            message = "must be the name of a Secret: a-z, 0-9, '-' and '.'")
        String name) {}
