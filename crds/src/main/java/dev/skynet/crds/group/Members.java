package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Who belongs to the group; exactly one of the fields. */
@ValidationRule(
    value = "has(self.registered)",
    message = "exactly one of these must be set: registered")
public record Members(
    @JsonPropertyDescription("Members that report by themselves, like on-premises hosts.")
        @Nullable Registered registered) {}
