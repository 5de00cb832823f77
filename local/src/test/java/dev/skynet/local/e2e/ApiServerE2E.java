package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.local.kube.ControlPlane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** The control plane of all stories dies and comes back: nothing else may run beside these. */
@Isolated
class ApiServerE2E {
  @RegisterExtension static final Fleets fleets = new Fleets();

  @AfterEach
  void controlPlaneRuns() {
    plane().etcd().start();
    plane().apiServer().start();
  }

  @Test
  void finishesARolloutInWhichTheApiServerDied() {
    // given
    var web = fleets.group("api").withMembers(2);
    web.deployed("1");
    var rollout = heldInItsFirstTurn(web);
    // when
    String leader = fleets.replicas().leader();
    plane().apiServer().kill();
    endsItsTurnMeanwhile(web.member(1));
    losesTheLease(leader);
    plane().apiServer().start();
    // then
    finishes(web, rollout);
  }

  @Test
  void finishesARolloutInWhichTheStoreDiedToo() {
    // given
    var web = fleets.group("etcd").withMembers(2);
    web.deployed("1");
    var rollout = heldInItsFirstTurn(web);
    // when
    String leader = fleets.replicas().leader();
    plane().apiServer().kill();
    plane().etcd().kill();
    endsItsTurnMeanwhile(web.member(1));
    losesTheLease(leader);
    plane().etcd().start();
    plane().apiServer().start();
    // then
    finishes(web, rollout);
  }

  private static RolloutUnderTest heldInItsFirstTurn(Group web) {
    Host first = web.member(1).forget("after").hold("after");
    var rollout = web.push("2");
    first.awaitAt("after");
    return rollout;
  }

  /** Its report goes to a queue that nobody can work in. */
  private static void endsItsTurnMeanwhile(Host host) {
    host.letGo("after").awaitIdle();
    Group.await(() -> !host.hasUnsentReports());
  }

  /** So long the outage lasts: what the leader had in memory is gone with it. */
  private static void losesTheLease(String leader) {
    var kubelet = fleets.stack().kubelet();
    Group.await(() -> kubelet.logs(fleets.namespace(), leader).contains("lost the lease"));
  }

  private static void finishes(Group web, RolloutUnderTest rollout) {
    rollout.succeeded();
    assertThat(rollout.status().updated()).isEqualTo("2/2");
    assertThat(rollout.row(web.member(1)).attempt()).isEqualTo(1);
    assertThat(web.versions()).containsExactly("2", "2");
    Rules.hold(web);
    Rules.named(web, rollout);
  }

  private static ControlPlane plane() {
    return fleets.stack().plane();
  }
}
