package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.local.fault.FaultMode;
import dev.skynet.local.fault.FaultProxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Somebody changes what lies in the bucket. One member cannot reach S3 until that is done, so that
 * it is the first to fetch the changed bytes.
 */
class TamperE2E {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int CALLS = 4;

  @RegisterExtension static final Fleets FLEETS = new Fleets();

  private final Bucket bucket = new Bucket(FLEETS);
  private FaultProxy s3;

  @BeforeEach
  void s3OfOneMemberAlone() {
    s3 = FLEETS.proxy(FLEETS.stack().aws().s3Endpoint());
  }

  @AfterEach
  void noProxy() {
    s3.close();
  }

  @Test
  void neverSwitchesToAnotherArtifactThanTheTicketNames() throws InterruptedException {
    // given
    var web = FLEETS.group("artifact").withMembers(1);
    Host late = web.withMember(behindProxy());
    web.deployed("1");
    String other = bucket.archives("artifacts", web).getFirst();
    List<Long> services = late.services();
    late.forget("before");
    s3.mode(FaultMode.REFUSE);
    var rollout = web.push("2 which is a longer one");
    rollout.awaitPhase(web.member(1), InstancePhase.Updated);
    s3.awaitRefused(CALLS, LIMIT);
    // when another artifact, as whole as this one, takes its place
    bucket.write(newest("artifacts", web, other), bucket.read(other));
    s3.mode(FaultMode.PASS);
    // then
    rollout.failed();
    assertThat(rollout.reason()).isEqualTo("TooManyFailures");
    assertThat(rollout.row(late).reason()).isEqualTo(Reason.DigestMismatch);
    assertThat(rollout.row(late).message()).contains("artifacts/", "has digest");
    assertThat(rollout.phase(late)).isEqualTo(InstancePhase.RolledBack);
    assertThat(late.reached("before")).isFalse();
    assertThat(late.services()).isEqualTo(services);
    assertThat(web.versions()).containsExactly("2 which is a longer one", "1");
    Rules.hold(web);
    Rules.named(web, rollout);
  }

  @Test
  void buildsNothingOfAnotherSourceThanTheOperatorPacked() throws InterruptedException {
    // given
    var web = FLEETS.group("source");
    Host lead = web.withMember(behindProxy());
    Group.await(lead::hasJoined);
    s3.mode(FaultMode.REFUSE);
    var push = web.commit("1");
    var rollout = web.posted(push);
    s3.awaitRefused(CALLS, LIMIT);
    Group.await(() -> !bucket.archives("sources", web).isEmpty());
    // when
    String source = bucket.archives("sources", web).getFirst();
    bucket.write(source, "something else".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    s3.mode(FaultMode.PASS);
    // then
    rollout.failed();
    assertThat(rollout.reason()).isEqualTo("DigestMismatch");
    assertThat(rollout.condition("Succeeded").message()).contains(lead.id(), source);
    assertThat(lead.reached("build")).isFalse();
    assertThat(web.versions()).containsExactly("none");
    Rules.hold(web);
    // and another try of the same commit packs it anew
    web.byHand(push.after()).succeeded();
    assertThat(web.versions()).containsExactly("1");
  }

  private Map<String, String> behindProxy() {
    var aws = FLEETS.stack().aws();
    return aws.environment(aws.sqsEndpoint(), s3.endpoint());
  }

  private String newest(String kind, Group group, String but) {
    return bucket.archives(kind, group).stream()
        .filter(key -> !key.equals(but))
        .findFirst()
        .orElseThrow();
  }
}
