package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.InstancePhase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a kill does before, on and after the line of a turn. */
class AgentKillE2E {
  /** A service that a test can hold while it is being stopped: right on the line. */
  private static final String HELD_AT_STOP =
      "trap 'echo reached >> $CONTROL/at-stop; while [ -e $CONTROL/hold-stop ]; do sleep 0.1;"
          + " done; exit 0' TERM; while true; do sleep 0.1; done";

  @RegisterExtension static final Fleets fleets = new Fleets();

  @Test
  void leavesAMemberUntouchedWhoseAgentDiesBeforeTheLine() {
    // given
    Group web = oneOn("before");
    Host host = web.member(1);
    List<Long> services = host.services();
    var rollout = heldAt("before", web);
    // when
    restartedAgent("before", host);
    // then
    interrupted(web, rollout, host);
    assertThat(host.times("before")).isEqualTo(1);
    assertThat(host.reached("after")).isFalse();
    assertThat(host.services()).isEqualTo(services);
  }

  @Test
  void goesBackWhenItsAgentDiesWhileTheServiceStops() {
    // given
    Group web = fleets.group("line").withMembers(1);
    web.posted(
            web.repository()
                .change("main")
                .write("skynet.yml", bundleHeldAtStop())
                .write("point", Bundle.file("point"))
                .write("VERSION", "1\n")
                .push("version 1"))
        .succeeded();
    Host host = web.member(1);
    host.hold("stop");
    var rollout = web.push("2");
    host.awaitAt("stop");
    // when
    restartedAgent("stop", host);
    // then
    rollout.failed();
    Group.await(() -> rollout.row(host).reason() == Reason.Interrupted);
    Eventually.versions(web, "1");
    assertThat(rollout.phase(host)).isEqualTo(InstancePhase.RolledBack);
    new Ledger(web).awaitEmpty();
    Rules.inOrder(web);
    Rules.named(web, rollout);
  }

  @Test
  void goesBackWhenItsAgentDiesInTheHookAfterTheLine() {
    goesBackFrom("after");
  }

  @Test
  void goesBackWhenItsAgentDiesInTheChecks() {
    goesBackFrom("check");
  }

  @Test
  void goesBackWhenTheWholeHostDiesBeyondTheLine() {
    // given
    Group web = oneOn("reboot");
    Host host = web.member(1);
    List<Long> services = host.services();
    var rollout = heldAt("after", web);
    // when
    host.killAll();
    host.letGo("after").start();
    // then
    interrupted(web, rollout, host);
    assertThat(host.services()).isNotEqualTo(services);
  }

  private static void goesBackFrom(String point) {
    // given
    Group web = oneOn("in-" + point);
    Host host = web.member(1);
    var rollout = heldAt(point, web);
    // when
    restartedAgent(point, host);
    // then
    interrupted(web, rollout, host);
    assertThat(host.times("undo")).isEqualTo(1);
  }

  private static Group oneOn(String name) {
    Group web = fleets.group(name).withMembers(1);
    web.deployed("1");
    return web;
  }

  private static RolloutUnderTest heldAt(String point, Group web) {
    Host host = web.member(1);
    List.of("before", "after", "check", "undo").forEach(host::forget);
    host.hold(point);
    var rollout = web.push("2");
    host.awaitAt(point);
    return rollout;
  }

  private static void restartedAgent(String point, Host host) {
    host.killAgent();
    host.letGo(point).start();
  }

  /** The way back is reported and the rollout ends; the next one brings the member along. */
  private static void interrupted(Group web, RolloutUnderTest rollout, Host host) {
    rollout.failed();
    Group.await(() -> rollout.row(host).reason() == Reason.Interrupted);
    assertThat(rollout.phase(host)).isEqualTo(InstancePhase.RolledBack);
    assertThat(web.versions()).containsExactly("1");
    Rules.hold(web);
    Rules.named(web, rollout);
  }

  private static String bundleHeldAtStop() {
    return Bundle.file("skynet.yml")
        .replace("exec sleep 100000", HELD_AT_STOP)
        .replace("stop: 2s", "stop: 60s");
  }
}
