package dev.skynet.crds.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands in both kinds, and no more: a field exists only once it works. */
class FieldsTest {
  private static final String CONDITION =
      "type status reason message observedGeneration lastTransitionTime";
  private static final String REVISION = "rollout uid fence commit release short";
  private static final String ARTIFACT = "buildKey digest size unpackedSize files os arch";

  @Test
  void aGroupHasTheseFieldsAndNoOthers() {
    assertThat(of(Kind.INSTANCE_GROUP, "spec"))
        .containsExactlyInAnyOrder(
            "spec.members.registered.senders[].id",
            "spec.members.registered.forgetAfter",
            "spec.source.git.url",
            "spec.source.git.branch",
            "spec.source.git.paths[]",
            "spec.source.git.allowedRefs[]",
            "spec.source.git.secretRef.name",
            "spec.strategy.maxUnavailable",
            "spec.strategy.maxFailures",
            "spec.strategy.maxUnreachable",
            "spec.strategy.timeouts.prepare",
            "spec.strategy.timeouts.turn",
            "spec.strategy.timeouts.progress");
  }

  @Test
  void aRolloutHasTheseFieldsAndNoOthers() {
    assertThat(of(Kind.ROLLOUT, "spec"))
        .containsExactlyInAnyOrder(
            "spec.groupRef.name",
            "spec.revision.commit",
            "spec.revision.branch",
            "spec.trigger.type",
            "spec.trigger.by",
            "spec.trigger.ref",
            "spec.trigger.before",
            "spec.trigger.after",
            "spec.trigger.delivery",
            "spec.control.state",
            "spec.control.by",
            "spec.control.reason");
  }

  @Test
  void theStatusOfAGroupHasTheseFieldsAndNoOthers() {
    assertThat(of(Kind.INSTANCE_GROUP, "status"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    in("status", "observedGeneration fence queued"),
                    in("status.conditions[]", CONDITION),
                    in("status.desired", REVISION),
                    in("status.desired.artifact", ARTIFACT),
                    in("status.previous", REVISION),
                    in("status.previous.artifact", ARTIFACT),
                    in("status.active", "name uid fence since"),
                    in("status.members", "total converged outOfService unreachable summary"),
                    in(
                        "status.turns[]",
                        "instance ticket rollout why step fence number attempt since notAfter"
                            + " acceptedAt uploaded cancelled silent"),
                    in("status.turns[].built", "digest size unpackedSize files"),
                    in("status.turns[].outcome", "phase reason message at release log logTail"))
                .flatMap(fields -> fields)
                .toList());
  }

  @Test
  void theStatusOfARolloutHasTheseFieldsAndNoOthers() {
    assertThat(of(Kind.ROLLOUT, "status"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    in("status", "observedGeneration phase from fence lead updated"),
                    in("status.conditions[]", CONDITION),
                    in("status.revision", "commit short artifactDigest release"),
                    in(
                        "status.plan",
                        "maxUnavailable maxFailures maxUnreachable prepareTimeout turnTimeout"
                            + " progressTimeout leads"),
                    in("status.plan.source", "digest size recipe"),
                    in("status.plan.artifact", ARTIFACT),
                    in(
                        "status.counts",
                        "waiting inProgress updated failed rolledBack unreachable gone"),
                    in("status.times", "startedAt progressAt pausedAt finishedAt"),
                    in(
                        "status.instances[]",
                        "id ticket phase reason message from to runs attempt startedAt finishedAt"
                            + " log logTail"))
                .flatMap(fields -> fields)
                .toList());
  }

  private static Stream<String> in(String object, String fields) {
    return Stream.of(fields.split(" ", -1)).map(field -> object + "." + field);
  }

  /** The innermost fields of the spec or the status. */
  private static Stream<String> of(Kind kind, String part) {
    return SchemaField.of(kind)
        .filter(f -> f.path().startsWith(part + "."))
        .filter(f -> f.schema().getProperties().isEmpty() && f.schema().getItems() == null)
        .map(SchemaField::path);
  }
}
