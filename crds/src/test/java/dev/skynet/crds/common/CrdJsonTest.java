package dev.skynet.crds.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skynet.crds.group.InstanceGroupSpec;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutSpec;
import dev.skynet.crds.rollout.RolloutStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrdJsonTest {
  private static final String GROUP =
      """
      {"members": {"registered": {"senders": [{"id": "AROA"}], "forgetAfter": "24h"}},
       "source": {"git": {"url": "https://example.com/shop.git"}},
       "strategy": {"maxUnavailable": 2, "maxUnreachable": "10%"}}
      """;

  @Test
  void everyFieldOfAStatusComesBack() throws Exception {
    assertThat(CrdJson.read(CrdJson.write(Samples.group()), InstanceGroupStatus.class))
        .isEqualTo(Samples.group())
        .hasNoNullFieldsOrProperties();
    assertThat(CrdJson.read(CrdJson.write(Samples.rollout()), RolloutStatus.class))
        .isEqualTo(Samples.rollout())
        .hasNoNullFieldsOrProperties();
  }

  @Test
  void countsStayNumbersAndPercentagesText() throws Exception {
    JsonNode written = CrdJson.write(CrdJson.read(json(GROUP), InstanceGroupSpec.class));

    assertThat(written).isEqualTo(json(GROUP));
  }

  @Test
  void listsThatAreNotThereAreEmpty() throws Exception {
    var spec = CrdJson.read(json(GROUP), InstanceGroupSpec.class);
    var nulls = json("{\"instances\": null}");

    assertThat(spec.source().git()).isNotNull().extracting(g -> g.paths()).isEqualTo(List.of());
    assertThat(CrdJson.read(nulls, RolloutStatus.class).instances()).isEmpty();
  }

  @Test
  void nullsAndEmptyListsAreNotWritten() throws Exception {
    assertThat(CrdJson.write(RolloutStatus.fresh()))
        .isEqualTo(json("{\"observedGeneration\": -1}"));
    assertThat(CrdJson.write(InstanceGroupStatus.fresh()))
        .isEqualTo(json("{\"observedGeneration\": -1, \"fence\": 0}"));
  }

  @Test
  void emptyTextIsWrittenBecauseAConditionNeedsItsMessage() {
    JsonNode condition = CrdJson.write(new Condition("Ready", "True", "Usable", "", 1L, null));

    assertThat(condition.path("message").isTextual()).isTrue();
  }

  @Test
  void theDefaultOfTheSchemaReadsAsFresh() throws Exception {
    var stored = json("{\"observedGeneration\": -1}");

    assertThat(CrdJson.read(stored, RolloutStatus.class)).isEqualTo(RolloutStatus.fresh());
    assertThat(CrdJson.read(stored, InstanceGroupStatus.class))
        .isEqualTo(InstanceGroupStatus.fresh());
  }

  @Test
  void aStatusThatIsNotThereReadsAsEmpty() throws Exception {
    assertThat(CrdJson.read(null, RolloutStatus.class).phase()).isNull();
  }

  @Test
  void whatANewerVersionWroteReadsAsUnknown() throws Exception {
    var status =
        CrdJson.read(
            json(
                """
                {"phase": "Teleporting", "mood": "good",
                 "instances": [{"id": "i-0a", "phase": "Frozen", "reason": "ColdFeet"}]}
                """),
            RolloutStatus.class);

    assertThat(status.phase()).isEqualTo(RolloutPhase.Unknown);
    assertThat(status.instances().getFirst().phase()).isEqualTo(InstancePhase.Unknown);
    assertThat(status.instances().getFirst().reason()).isEqualTo(Reason.Unknown);
  }

  @Test
  void aMissingFieldIsNamed() {
    var broken = "{\"groupRef\": {}, \"revision\": {\"branch\": \"main\"}}";

    assertThatThrownBy(() -> CrdJson.read(json(broken), RolloutSpec.class))
        .isInstanceOf(UnreadableObjectException.class)
        .hasMessage("groupRef: name is missing");
  }

  @Test
  void aFieldOfAnotherTypeIsNamed() {
    var broken = "{\"instances\": [{\"id\": \"i-0a\"}, {\"id\": \"i-0b\", \"phase\": {}}]}";

    assertThatThrownBy(() -> CrdJson.read(json(broken), RolloutStatus.class))
        .isInstanceOf(UnreadableObjectException.class)
        .hasMessageStartingWith("instances[0]: phase is missing");
  }

  @Test
  void aWishThatThisVersionDoesNotKnowIsRefusedAndNotGuessed() {
    var newer =
        """
        {"groupRef": {"name": "web"}, "revision": {"branch": "main"},
         "control": {"state": "Rollback"}}
        """;

    assertThatThrownBy(() -> CrdJson.read(json(newer), RolloutSpec.class))
        .isInstanceOf(UnreadableObjectException.class)
        .hasMessageStartingWith("control.state: ")
        .hasMessageContaining("Rollback");
  }

  @Test
  void textTooLongForTheSchemaIsCutWhereItIsMade() {
    String message = Samples.row("ä".repeat(300)).message();

    assertThat(message).isNotNull().endsWith("...");
    assertThat(String.valueOf(message).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(Rules.ROW_MESSAGE);
    assertThat(new Condition("Ready", "True", "Usable", "x".repeat(5000), 1L, null).message())
        .hasSize(Rules.CONDITION_MESSAGE);
  }

  private static JsonNode json(String text) throws Exception {
    return CrdJson.mapper().readTree(text);
  }
}
