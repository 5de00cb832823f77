package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.InstancePhase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MemberE2E {
  @RegisterExtension static final Fleets fleets = new Fleets();

  @Test
  void namesAMemberThatStaysDeadInItsTurnAndGoesOnWithoutIt() {
    // given
    var web = fleets.group("dead").withMembers(2);
    web.deployed("1");
    Host dead = web.member(2);
    var failed = diesInItsTurn(web, dead, "2");
    assertThat(new Ledger(web).members()).containsExactly(dead.id());
    // when
    var next = web.deployed("3");
    // then
    assertThat(next.phase(dead)).isEqualTo(InstancePhase.Unreachable);
    assertThat(next.status().updated()).isEqualTo("1/2");
    assertThat(new Ledger(web).members()).containsExactly(dead.id());
    // when
    dead.letGo("after").start();
    // then
    Eventually.versions(web, "3", "3");
    Rules.hold(web);
    assertThat(failed.row(dead).finishedAt()).isNotNull();
  }

  @Test
  void closesTheEntryOfADeadMemberThatAPersonGivesUp() {
    // given
    var web = fleets.group("given-up").withMembers(2);
    web.deployed("1");
    Host dead = web.member(2);
    var failed = diesInItsTurn(web, dead, "2");
    // when
    new Ledger(web).giveUp(dead, fleets.namespace());
    // then
    new Ledger(web).awaitEmpty();
    assertThat(failed.phase(dead)).isEqualTo(InstancePhase.Failed);
    assertThat(failed.row(dead).reason()).isEqualTo(Reason.GivenUp);
    Rules.inOrder(web);
  }

  @Test
  void passesOverAMemberThatIsDeadAtTheRollCallAndCatchesItUp() {
    // given
    var web = fleets.group("absent").withMembers(2);
    web.deployed("1");
    Host dead = web.member(1);
    dead.killAll();
    // when
    var rollout = web.deployed("2");
    // then
    assertThat(rollout.phase(dead)).isEqualTo(InstancePhase.Unreachable);
    assertThat(rollout.condition("Succeeded").message()).contains("1 silent");
    assertThat(web.versions()).containsExactly("1", "2");
    // when
    dead.start();
    // then
    Eventually.versions(web, "2", "2");
    Rules.hold(web);
    Group.await(() -> rollout.phase(dead) == InstancePhase.Updated);
    assertThat(rollout.row(dead).reason()).isEqualTo(Reason.CaughtUp);
  }

  @Test
  void keepsTheReleaseOfAMemberThatDiedWithItsServiceAndGivesAnEmptyOneTheDesired() {
    // given
    var web = fleets.group("reboot").withMembers(2);
    web.deployed("1");
    Host rebooted = web.member(1);
    Host empty = web.member(2);
    List<String> tickets = Rules.tickets(rebooted);
    rebooted.killAll();
    empty.killAll();
    empty.member().wipe();
    assertThat(web.services().values()).allSatisfy(pids -> assertThat(pids).isEmpty());
    // when
    rebooted.start();
    empty.start();
    // then
    Eventually.versions(web, "1", "1");
    Group.await(() -> web.services().values().stream().allMatch(pids -> pids.size() == 1));
    assertThat(Rules.tickets(rebooted)).isEqualTo(tickets);
    Rules.hold(web);
    var next = web.deployed("2");
    assertThat(next.status().updated()).isEqualTo("2/2");
  }

  @Test
  void takesAMemberInThatAppearsDuringARollout() {
    // given
    var web = fleets.group("late").withMembers(1);
    web.deployed("1");
    Host lead = web.member(1).hold("check");
    var rollout = web.push("2");
    rollout.awaitPhase(lead, InstancePhase.Updating);
    lead.awaitAt("check");
    // when
    web.withMembers(1);
    Group.await(() -> rollout.phase(web.member(2)) != InstancePhase.Unknown);
    lead.letGo("check");
    // then
    rollout.succeeded();
    assertThat(rollout.status().updated()).isEqualTo("2/2");
    assertThat(web.versions()).containsExactly("2", "2");
    Rules.hold(web);
    Rules.named(web, rollout);
  }

  private static RolloutUnderTest diesInItsTurn(Group web, Host dead, String version) {
    dead.forget("after").hold("after");
    var rollout = web.push(version);
    dead.awaitAt("after");
    dead.killAll();
    rollout.failed();
    assertThat(rollout.reason()).isEqualTo("TooManyFailures");
    assertThat(rollout.phase(dead)).isEqualTo(InstancePhase.Failed);
    assertThat(rollout.row(dead).reason()).isEqualTo(Reason.AgentSilent);
    return rollout;
  }
}
