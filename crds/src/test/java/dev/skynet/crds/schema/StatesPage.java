package dev.skynet.crds.schema;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that shows both tables of transitions and the closed list of reasons. */
final class StatesPage {
  private StatesPage() {}

  static String text() {
    return """
        <!-- Generated from the code: do not edit. -->
        # States and reasons

        A phase is a summary for people; conditions and rows carry the reasons. A phase that this
        version does not know reads as `Unknown` and is left alone.

        ## Rollout

        ```mermaid
        stateDiagram-v2
            [*] --> Pending
        %s```

        | phase | meaning | followed by |
        |---|---|---|
        %s
        A group of more members than this version looks after, or of members of more than one
        platform, takes no rollout: its `Ready` says so for as long as it is so, a Rollout waits as
        `Pending` with `GroupNotUsable`, and goes on by itself once it is mended. Of a rollout that
        has begun, more members are nothing, but one of another platform fails it by
        `MixedPlatforms`: the artifact is not for it.

        Of pushes that wait, one that a newer one has come upon ends `Superseded` at once; a Rollout
        that a person made waits on, until a newer one is admitted.

        ## A member in a Rollout (`status.instances[].phase`)

        A row begins as `Waiting`. A turn that failed counts to the end, also when its member goes:
        such a row does not become `Gone`, and gets no second turn in the same rollout.

        | phase | meaning | followed by |
        |---|---|---|
        %s
        ## Reasons

        | reason | meaning |
        |---|---|
        %s"""
        .formatted(diagram(), rollouts(), members(), reasons());
  }

  private static String diagram() {
    return known(RolloutPhase.values(), RolloutPhase.Unknown)
        .flatMap(
            p ->
                p.isFinal()
                    ? Stream.of("    %s --> [*]\n".formatted(p))
                    : p.next().stream().map(n -> "    %s --> %s\n".formatted(p, n)))
        .collect(Collectors.joining());
  }

  private static String rollouts() {
    return known(RolloutPhase.values(), RolloutPhase.Unknown)
        .map(p -> row(p, p.meaning(), p.isFinal() ? "the end" : codes(p.next())))
        .collect(Collectors.joining());
  }

  private static String members() {
    return known(InstancePhase.values(), InstancePhase.Unknown)
        .map(p -> row(p, p.meaning(), codes(p.next())))
        .collect(Collectors.joining());
  }

  private static String reasons() {
    return Stream.of(Reason.values())
        .map(r -> "| `%s` | %s |\n".formatted(r, r.meaning()))
        .collect(Collectors.joining());
  }

  private static <E extends Enum<E>> Stream<E> known(E[] all, E unknown) {
    return Stream.of(all).filter(e -> e != unknown);
  }

  private static String row(Enum<?> phase, String meaning, String next) {
    return "| `%s` | %s | %s |\n".formatted(phase, meaning, next);
  }

  private static String codes(Set<? extends Enum<?>> phases) {
    return phases.stream().map(p -> "`" + p + "`").collect(Collectors.joining(", "));
  }
}
