package dev.skynet.crds.rollout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Rules;
import io.fabric8.crd.generator.annotation.SelectableField;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** An InstanceGroup of the same namespace. */
public record GroupRef(
    @JsonPropertyDescription(
            "Name of the InstanceGroup. It may be made later than the Rollout, which waits.")
        @SelectableField
        @Size(max = Rules.GROUP_NAME)
        @ValidationRule(
            value = Rules.LABEL,
            message = "must be the name of an InstanceGroup: a DNS label of a-z, 0-9 and '-'")
        String name) {}
