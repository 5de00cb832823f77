package dev.skynet.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.CrdJson;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.observe.Words;
import dev.skynet.protocol.message.Report;
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
    RolloutUnderWay.in(shell);
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
}
