package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.InstancePhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeadKillE2E {
  @RegisterExtension static final Fleets fleets = new Fleets();

  @Test
  void replacesALeadThatStaysDeadAndBringsItAlongLater() {
    // given
    var web = fleets.group("dead").withMembers(2);
    Host lead = web.member(1).hold("build");
    Host other = web.member(2);
    var rollout = web.push("1");
    lead.awaitAt("build");
    // when
    lead.killAll();
    // then
    rollout.succeeded();
    assertThat(rollout.status().lead()).isEqualTo(other.id());
    assertThat(rollout.phase(lead)).isEqualTo(InstancePhase.Unreachable);
    assertThat(rollout.row(lead).reason()).isEqualTo(Reason.AgentSilent);
    assertThat(new Ledger(web).members()).containsExactly(lead.id());
    assertThat(other.times("build")).isEqualTo(1);
    // when
    lead.letGo("build").start();
    // then
    Eventually.versions(web, "1", "1");
    Rules.hold(web);
  }

  @Test
  void failsWhenTheSecondLeadDiesToo() {
    // given
    var web =
        fleets.group("none").strategy("{maxUnavailable: 1, maxUnreachable: 3}").withMembers(3);
    Host first = web.member(1).hold("build");
    Host second = web.member(2).hold("build");
    var rollout = web.push("1");
    first.awaitAt("build");
    first.killAll();
    second.awaitAt("build");
    // when
    second.killAll();
    // then
    rollout.failed();
    assertThat(rollout.reason()).isEqualTo("NoLead");
    assertThat(web.versions()).containsExactly("none", "none", "none");
    assertThat(web.member(3).reached("build")).isFalse();
    assertThat(new Ledger(web).members()).containsExactlyInAnyOrder(first.id(), second.id());
    Rules.inOrder(web);
  }
}
