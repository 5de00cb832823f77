package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.local.fault.FaultMode;
import dev.skynet.local.fault.FaultProxy;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An agent dies in the build, or when its work is done and SQS does not have the report yet; it is
 * back before anybody misses it.
 */
class QuickRestartE2E {
  /** Long enough that nobody takes the outage for silence. */
  private static final double PATIENT = 0.5;

  private static final int CALLS = 4;

  @RegisterExtension static final Fleets fleets = new Fleets().scale(PATIENT).withFaultyS3();

  private FaultProxy sqs;

  @BeforeEach
  void sqsOfTheMemberAlone() {
    var stack = fleets.stack();
    sqs = FaultProxy.start(stack.run().ports().next(), stack.aws().sqsEndpoint());
  }

  @AfterEach
  void noProxy() {
    sqs.close();
  }

  @Test
  void buildsOnceMoreWhenTheAgentOfTheLeadDiesInTheBuild() {
    // given
    var web = fleets.group("again").withMembers(1);
    Host lead = web.member(1).hold("build");
    var rollout = web.push("1");
    lead.awaitAt("build");
    // when
    lead.killAgent();
    lead.letGo("build").start();
    // then
    rollout.succeeded();
    assertThat(lead.times("build")).isEqualTo(2);
    assertThat(web.versions()).containsExactly("1");
    Rules.hold(web);
    Rules.named(web, rollout);
  }

  @Test
  void reportsWhatWasUploadedBeforeTheAgentOfTheLeadDied() throws InterruptedException {
    // given
    var web = fleets.group("upload");
    Host lead = member(web);
    lead.hold("build");
    var rollout = web.push("1");
    lead.awaitAt("build");
    fleets.s3().mode(FaultMode.REFUSE);
    lead.letGo("build");
    Group.await(() -> lead.inHand().stream().anyMatch(id -> isAskedToUpload(lead, id)));
    sqs.mode(FaultMode.REFUSE);
    fleets.s3().mode(FaultMode.PASS);
    lead.awaitIdle();
    sqs.awaitRefused(CALLS, Group.LIMIT);
    assertThat(lead.hasUnsentReports()).isTrue();
    // when
    lead.killAgent();
    sqs.mode(FaultMode.PASS);
    lead.start();
    // then
    rollout.succeeded();
    assertThat(lead.times("build")).isEqualTo(1);
    assertThat(web.versions()).containsExactly("1");
    Rules.hold(web);
    Rules.named(web, rollout);
  }

  @Test
  void reportsWhatWasCommittedBeforeTheAgentDied() throws InterruptedException {
    // given
    var web = fleets.group("commit");
    Host host = member(web);
    web.deployed("1");
    host.forget("check").hold("check");
    var rollout = web.push("2");
    host.awaitAt("check");
    sqs.mode(FaultMode.REFUSE);
    host.letGo("check").awaitIdle();
    sqs.awaitRefused(CALLS, Group.LIMIT);
    assertThat(host.hasUnsentReports()).isTrue();
    List<Long> services = host.services();
    // when
    host.killAgent();
    sqs.mode(FaultMode.PASS);
    host.start();
    // then
    rollout.succeeded();
    assertThat(web.versions()).containsExactly("2");
    assertThat(host.services()).isEqualTo(services);
    assertThat(host.reached("undo")).isFalse();
    Rules.hold(web);
    Rules.named(web, rollout);
  }

  private Host member(Group web) {
    var aws = fleets.stack().aws().environment(sqs.endpoint(), fleets.s3().endpoint());
    var host = new Host(fleets, web, web.name() + "-1", aws);
    web.members().add(host.start());
    Group.await(() -> members(web) == 1);
    return host;
  }

  private static int members(Group web) {
    var counts = web.status().members();
    return counts == null ? 0 : counts.total();
  }

  private static boolean isAskedToUpload(Host host, String ticket) {
    return Files.exists(host.path("state/tickets/running/" + ticket + "/upload.json"));
  }
}
