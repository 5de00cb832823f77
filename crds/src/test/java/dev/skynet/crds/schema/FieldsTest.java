package dev.skynet.crds.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a user may write, and no more: a field exists only once it works. */
class FieldsTest {
  @Test
  void aGroupHasTheseFieldsAndNoOthers() {
    assertThat(written(Kind.INSTANCE_GROUP))
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
    assertThat(written(Kind.ROLLOUT))
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

  /** The innermost fields of the spec. */
  private static Stream<String> written(Kind kind) {
    return SchemaField.of(kind)
        .filter(f -> f.path().startsWith("spec."))
        .filter(f -> f.schema().getProperties().isEmpty() && f.schema().getItems() == null)
        .map(SchemaField::path);
  }
}
