package dev.skynet.operator.reconcile;

import static dev.skynet.operator.observe.Words.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.CrdJson;
import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.ActiveRollout;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.PackedSource;
import dev.skynet.crds.rollout.RevisionStatus;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutPlan;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.observe.Words;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.release.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member that was passed over as unreachable, and answers after all. */
class LateAnswerTest {
  private final PassUnderTest shell = new PassUnderTest();
  private final Words words = new Words("web-1");

  @BeforeEach
  void aRolloutThatPassedTheMemberOver() {
    shell.put(
        GROUP,
        "uid-1",
        new InstanceGroupStatus(
            1L,
            List.of(),
            1,
            null,
            null,
            new ActiveRollout("r", "uid-r", 1, PassUnderTest.START),
            List.of(),
            null,
            null));
    shell.put("r", "uid-1", status(), Map.of());
    shell.memory.registerRead(List.of());
    shell.memory.registered(GROUP, "web-1", Optional.empty());
  }

  @AfterEach
  void close() {
    shell.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reign.uid-r", "an-earlier-leader.uid-r"})
  void isBackAlsoWhenAHeartbeatOvertookItsAnswerWhoeverAsked(String rollCall) throws Exception {
    // given
    Report answer = words.joined(rollCall);
    shell.hears(words.pulse()).run();
    assertThat(row().phase()).isEqualTo(InstancePhase.Unreachable);
    // when
    shell.hears(answer).run();
    // then
    assertThat(row().phase()).isEqualTo(InstancePhase.Waiting);
  }

  private InstanceRow row() throws Exception {
    return CrdJson.read(
            shell.objects.rollout("shop", "r").orElseThrow().getStatus(), RolloutStatus.class)
        .instances()
        .getFirst();
  }

  private static RolloutStatus status() {
    String commit = "a".repeat(40);
    return new RolloutStatus(
        1L,
        RolloutPhase.Preparing,
        List.of(),
        new RevisionStatus(commit, commit.substring(0, 7), null, null),
        null,
        new RolloutPlan(
            1,
            "1",
            "0",
            "10%",
            "15m",
            "10m",
            "30m",
            new PackedSource(Sha256.ofLines(commit).hex(), 1, Sha256.ofLines("recipe").hex()),
            0,
            null),
        null,
        null,
        null,
        null,
        List.of(
            new InstanceRow(
                "web-1",
                null,
                InstancePhase.Unreachable,
                Reason.AgentSilent,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                null)));
  }
}
