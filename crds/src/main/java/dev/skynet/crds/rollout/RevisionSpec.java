package dev.skynet.crds.rollout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** To what; exactly one of the fields. */
@ValidationRule(
    value = "has(self.commit) != has(self.branch)",
    message = "exactly one of these must be set: commit, branch")
public record RevisionSpec(
    @JsonPropertyDescription(
            "Full SHA of a commit that the branch of the group, or one of its allowedRefs, holds.")
        @Size(max = Rules.DIGEST)
        @ValidationRule(value = Rules.COMMIT, message = Rules.COMMIT_MESSAGE)
        @Nullable String commit,
    @JsonPropertyDescription("Name of a branch: its head at admission.")
        @Size(max = Rules.BRANCH)
        @ValidationRule(value = Rules.BRANCH_NAME, message = Rules.BRANCH_MESSAGE)
        @Nullable String branch) {}
