package dev.skynet.crds.group;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skynet.crds.common.Rules;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Members that report by themselves. */
public record Registered(
    @JsonPropertyDescription("Whose messages are believed; all others are refused and named.")
        @Required
        @Size(min = 1, max = Rules.MEMBERS)
        List<Sender> senders,
    @JsonPropertyDescription("A member that is silent for so long is gone. Default 24h.")
        @Default("24h")
        @Size(max = Rules.SHORT)
        @ValidationRule(value = Rules.DURATION, message = Rules.DURATION_MESSAGE)
        @Nullable String forgetAfter) {
  public Registered {
    senders = List.copyOf(Objects.requireNonNullElse(senders, List.of()));
  }
}
