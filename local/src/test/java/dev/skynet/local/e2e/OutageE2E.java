package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.local.fault.FaultMode;
import dev.skynet.local.fault.FaultProxy;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** S3 or SQS refuses everybody in the middle of a rollout, and comes back. */
class OutageE2E {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Each caller tries a call three or four times: so many refusals are no single call. */
  private static final int CALLS = 4;

  /**
   * Longer than a member in its turn may be silent for (8 s at these periods): after the first
   * seconds the callers' own backoff lets through some two or three calls a second.
   */
  private static final int CALLS_OF_A_SILENCE = 50;

  @RegisterExtension static final Fleets FLEETS = new Fleets().withFaultyS3().withFaultySqs();

  @AfterEach
  void noOutage() {
    FLEETS.s3().mode(FaultMode.PASS);
    FLEETS.sqs().mode(FaultMode.PASS);
  }

  @Test
  void endsARolloutInWhichS3RefusedAtSourceUploadAndPointer() throws InterruptedException {
    // given
    var web = FLEETS.group("s3").withMembers(2);
    Host lead = web.member(1).hold("build");
    Host last = web.member(2).hold("check");
    try (var witness = new Witness(FLEETS, web)) {
      // when the source cannot be stored
      FLEETS.s3().mode(FaultMode.REFUSE);
      var rollout = web.push("1");
      passAfter(FLEETS.s3(), CALLS);
      // and what was built cannot be uploaded
      lead.awaitAt("build");
      FLEETS.s3().mode(FaultMode.UNAVAILABLE);
      lead.letGo("build");
      passAfter(FLEETS.s3(), CALLS);
      // and the pointer cannot be moved
      last.awaitAt("check");
      FLEETS.s3().mode(FaultMode.REFUSE);
      last.letGo("check");
      rollout.awaitPhase(last, InstancePhase.Updated);
      FLEETS.s3().awaitRefused(CALLS, LIMIT);
      // then nobody says that it is done before it is
      assertThat(rollout.phase()).isEqualTo(RolloutPhase.Progressing);
      // when
      FLEETS.s3().mode(FaultMode.PASS);
      rollout.succeeded();
      // then
      assertThat(rollout.status().updated()).isEqualTo("2/2");
      assertThat(lead.times("build")).isEqualTo(1);
      assertThat(web.versions()).containsExactly("1", "1");
      assertThat(witness.calledSilent()).isEmpty();
      assertThat(witness.mostAway()).isEqualTo(1);
      Rules.hold(web);
      Rules.named(web, rollout);
    }
  }

  @Test
  void losesNoReportAndCallsNobodySilentWhileSqsRefuses() throws InterruptedException {
    // given
    var web = FLEETS.group("sqs").withMembers(2);
    Host lead = web.member(1).hold("build").hold("check");
    try (var witness = new Witness(FLEETS, web)) {
      var rollout = web.push("1");
      // when what is built cannot be told
      lead.awaitAt("build");
      FLEETS.sqs().mode(FaultMode.REFUSE);
      lead.letGo("build");
      passAfter(FLEETS.sqs(), CALLS);
      // and how a turn ended, for longer than anybody may be silent
      lead.awaitAt("check");
      FLEETS.sqs().mode(FaultMode.UNAVAILABLE);
      lead.letGo("check").awaitIdle();
      assertThat(lead.hasUnsentReports()).isTrue();
      passAfter(FLEETS.sqs(), CALLS_OF_A_SILENCE);
      // then
      rollout.succeeded();
      assertThat(rollout.status().updated()).isEqualTo("2/2");
      assertThat(rollout.row(lead).attempt()).isEqualTo(1);
      assertThat(lead.times("after")).isEqualTo(1);
      assertThat(web.versions()).containsExactly("1", "1");
      assertThat(witness.calledSilent()).isEmpty();
      assertThat(witness.mostAway()).isEqualTo(1);
      Rules.hold(web);
      Rules.named(web, rollout);
    }
  }

  /** The outage lasts until somebody was refused so often. */
  private static void passAfter(FaultProxy proxy, int calls) throws InterruptedException {
    proxy.awaitRefused(calls, LIMIT);
    proxy.mode(FaultMode.PASS);
  }
}
