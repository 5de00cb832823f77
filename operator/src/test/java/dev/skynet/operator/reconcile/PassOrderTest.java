package dev.skynet.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.crds.common.CrdJson;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.Timings;
import dev.skynet.operator.group.action.Action;
import dev.skynet.operator.observe.Words;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order a pass writes, and what a death between two writes leaves behind. */
class PassOrderTest {
  private final PassUnderTest shell = new PassUnderTest();

  @BeforeEach
  void aRolloutAndAnAnswerThatChangesItsRow() {
    RolloutUnderWay.in(shell);
    shell.inboxes.create(Words.GROUP, "web-1", PassUnderTest.SENDER);
    shell.hears(new Words("web-1").joined("reign.uid-r"));
    shell.acts(new Action.SendCancel("web-1", "ticket"));
  }

  @AfterEach
  void close() {
    shell.close();
  }

  @Test
  void theFinalizerThenTheGroupThenTheRollout() {
    // when
    shell.run();
    // then
    assertThat(shell.objects.writes())
        .startsWith(
            "meta InstanceGroup web",
            "meta Rollout r",
            "status InstanceGroup web",
            "status Rollout r");
  }

  @Test
  void aReportIsDeletedAndAnActDoneOnlyOnceTheLastStatusIsStored() throws Exception {
    for (String write :
        List.of("meta InstanceGroup", "meta Rollout", "status InstanceGroup", "status Rollout")) {
      // given
      shell.objects.beforeWrite(
          next -> {
            if (next.startsWith(write)) {
              throw new IllegalStateException("killed before " + next);
            }
          });
      // when
      assertThatThrownBy(shell::run).hasMessageContaining("killed before " + write);
      // then
      assertThat(shell.reports.remaining()).isEqualTo(1);
      assertThat(shell.inboxes.sent()).isEmpty();
    }
    // and when
    shell.objects.beforeWrite(next -> {});
    shell.run();
    // then
    assertThat(shell.reports.remaining()).isZero();
    assertThat(shell.inboxes.sent()).hasSize(1);
    assertThat(
            CrdJson.read(
                    shell.objects.rollout("shop", "r").orElseThrow().getStatus(),
                    RolloutStatus.class)
                .instances()
                .getFirst()
                .phase())
        .isEqualTo(InstancePhase.Waiting);
  }

  @Test
  void aSendThatFailsAfterTheStatusIsStoredIsSentByTheNextPass() {
    // given
    shell.inboxes.down(true);
    shell.run();
    Passed passed = shell.run();
    assertThat(passed.next()).isPositive().isLessThan(Timings.DEFAULT.sure());
    // when
    shell.inboxes.down(false);
    shell.run();
    // then
    assertThat(shell.inboxes.sent()).hasSize(1);
  }
}
