package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where the code comes from; exactly one of the fields. */
@ValidationRule(value = "has(self.git)", message = "exactly one of these must be set: git")
public record SourceSpec(
    @JsonPropertyDescription("A git repository and what of it concerns the group.")
        @Nullable GitSpec git) {}
