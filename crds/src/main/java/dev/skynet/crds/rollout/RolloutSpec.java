package dev.skynet.crds.rollout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What to roll out; fixed at creation, except control. */
@ValidationRule(
    value = "self.groupRef == oldSelf.groupRef",
    message = "groupRef is fixed: make a new Rollout for another group")
@ValidationRule(
    value = "self.revision == oldSelf.revision",
    message = "revision is fixed: make a new Rollout for another revision")
@ValidationRule(
    value =
        "has(self.trigger) == has(oldSelf.trigger)"
            + " && (!has(self.trigger) || self.trigger == oldSelf.trigger)",
    message = "trigger is fixed: make a new Rollout for another trigger")
public record RolloutSpec(
    @JsonPropertyDescription("The group, of the same namespace. Fixed at creation.")
        GroupRef groupRef,
    @JsonPropertyDescription("What to bring it to. Exactly one of its fields. Fixed at creation.")
        RevisionSpec revision,
    @JsonPropertyDescription("What made this Rollout. Fixed at creation.")
        @Nullable Trigger trigger,
    @JsonPropertyDescription("What people want of it. May change at any time.")
        @Nullable Control control) {}
