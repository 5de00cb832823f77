package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A git repository and what of it concerns the group. */
// on the object and not on url: there the API server would repeat the password in its answer
@ValidationRule(
    value = "!self.url.matches('^[a-z]+://[^/]*@')",
    message =
        "url must not hold a user or password: put them into a Secret and name it in secretRef")
public record GitSpec(
    @JsonPropertyDescription(
            "URL of the repository: https; http and file only where the operator allows them.")
        @Size(max = 512)
        @ValidationRule(
            value = "self.matches('^(https?://[^/ ]+|file://)/[^ ]+$')",
            message = "must be a URL like https://github.com/example/shop.git")
        String url,
    @JsonPropertyDescription("Pushes to this branch make rollouts. Default main.")
        @Default("main")
        @Size(max = Rules.BRANCH)
        @ValidationRule(value = Rules.BRANCH_NAME, message = Rules.BRANCH_MESSAGE)
        @Nullable String branch,
    @JsonPropertyDescription(
            "Globs from the top of the repository, like web/**. A push that touches none of them"
                + " is ignored. Empty: every push counts.")
        @Size(max = 64)
        @ValidationRule(
            value = "self.all(p, p.matches('^[^/]') && !p.matches('(^|/)[.][.]?(/|$)'))",
            message =
                "must be globs from the top of the repository, like web/**: no '/' in"
                    + " front, no '.' or '..'")
        List<@Size(max = Rules.WHO) String> paths,
    @JsonPropertyDescription(
            "Further branches whose commits may be rolled out by hand. Those of branch always"
                + " may.")
        @Size(max = 16)
        @ValidationRule(value = Rules.BRANCH_NAMES, message = Rules.BRANCHES_MESSAGE)
        List<@Size(max = Rules.BRANCH) String> allowedRefs,
    @JsonPropertyDescription(
            "Secret with username and password for the repository, and ca.crt where its"
                + " certificate is not of a public authority.")
        @Nullable SecretRef secretRef) {
  public GitSpec {
    paths = List.copyOf(Objects.requireNonNullElse(paths, List.of()));
    allowedRefs = List.copyOf(Objects.requireNonNullElse(allowedRefs, List.of()));
  }
}
