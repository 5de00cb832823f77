package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ControlE2E {
  @RegisterExtension static final Fleets FLEETS = new Fleets();

  @Test
  void finishesTheOpenTurnWhilePausedAndGoesOnAfterwards() {
    // given
    var shop = FLEETS.group("paused").withMembers(2);
    shop.deployed("1");
    shop.members().forEach(m -> m.hold("check").forget("check"));
    var rollout = shop.push("2");
    Host open = atCheck(shop);
    Host waiting = shop.members().stream().filter(m -> m != open).findFirst().orElseThrow();
    var before = waiting.services();
    // when
    rollout.control("Pause").awaitPhase(RolloutPhase.Paused);
    open.letGo("check");
    rollout.awaitPhase(open, InstancePhase.Updated);
    Group.await(() -> shop.status().turns().isEmpty());
    shop.awaitLooks(3);
    // then
    assertThat(rollout.phase()).isEqualTo(RolloutPhase.Paused);
    assertThat(rollout.condition("Paused").status()).isEqualTo("True");
    assertThat(shop.status().turns()).isEmpty();
    assertThat(open.version()).isEqualTo("2");
    assertThat(waiting.version()).isEqualTo("1");
    assertThat(waiting.services()).isEqualTo(before);
    // when
    waiting.letGo("check");
    rollout.control("Run").succeeded();
    // then
    assertThat(shop.versions()).containsExactly("2", "2");
    Rules.hold(shop);
    Rules.named(shop, rollout);
  }

  @Test
  void stopsAndLeavesTheGroupSplit() {
    // given
    var shop = FLEETS.group("stopped").withMembers(3);
    shop.deployed("1");
    shop.members().forEach(m -> m.forget("check"));
    shop.member(2).hold("check");
    shop.member(3).hold("check");
    shop.member(1).hold("check");
    var rollout = shop.push("2");
    Host lead = atCheck(shop);
    lead.letGo("check");
    rollout.awaitPhase(lead, InstancePhase.Updated);
    Host open = atCheck(shop, lead);
    Host spared =
        shop.members().stream().filter(m -> m != lead && m != open).findFirst().orElseThrow();
    var before = spared.services();
    // when
    rollout.control("Stop").awaitPhase(RolloutPhase.Stopping);
    open.letGo("check");
    spared.letGo("check");
    rollout.ended(RolloutPhase.Aborted);
    // then
    assertThat(rollout.reason()).isEqualTo("StoppedByControl");
    assertThat(lead.version()).isEqualTo("2");
    assertThat(spared.version()).isEqualTo("1");
    assertThat(spared.services()).isEqualTo(before);
    Rules.hold(shop);
    Rules.named(shop, rollout);
    // when members come back
    List<String> versions = shop.versions();
    List<String> tickets = Rules.tickets(lead);
    lead.killAll();
    lead.start();
    Group.await(lead::hasJoined);
    shop.awaitLooks(3);
    // then nobody is caught up to the older release
    assertThat(shop.versions()).isEqualTo(versions);
    assertThat(Rules.tickets(lead)).isEqualTo(tickets);
    assertThat(shop.status().desired()).isNotNull();
    Rules.hold(shop);
    // and the next rollout brings all together
    var next = shop.deployed("3");
    assertThat(shop.versions()).containsExactly("3", "3", "3");
    Rules.hold(shop);
    Rules.named(shop, next);
  }

  /** The member whose turn waits at its check. */
  private static Host atCheck(Group group, Host... but) {
    List<Host> not = List.of(but);
    Group.await(
        () -> group.members().stream().anyMatch(m -> !not.contains(m) && m.reached("check")));
    return group.members().stream()
        .filter(m -> !not.contains(m) && m.reached("check"))
        .findFirst()
        .orElseThrow();
  }
}
