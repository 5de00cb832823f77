package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.InstancePhase;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FailureE2E {
  @RegisterExtension static final Fleets fleets = new Fleets();

  @Test
  void stopsAtTheMemberThatFailsWhereverItStands() {
    // given
    var web = fleets.group("place").withMembers(3);
    web.deployed("1");
    // when the first, the middle and the last fail; then they stand as the failure left them
    failsAt(web, 1, "2", List.of("1", "1", "1"));
    failsAt(web, 2, "3", List.of("3", "1", "1"));
    failsAt(web, 3, "4", List.of("4", "4", "1"));
    var good = web.deployed("5");
    // then
    assertThat(web.versions()).containsExactly("5", "5", "5");
    Rules.hold(web);
    Rules.named(web, good);
  }

  @Test
  void sparesTheUpdatedMembersOfASplitGroupWhenAnotherIsBroughtAlong() {
    // given
    var web = fleets.group("split").withMembers(3);
    web.deployed("1");
    Host away = web.member(3);
    away.killAll();
    web.deployed("2");
    web.member(2).failAt("after");
    var bad = web.push("3").failed();
    List<Long> updated = web.member(1).services();
    List<Long> putBack = web.member(2).services();
    // when
    away.start();
    // then
    Eventually.versions(web, "3", "2", "2");
    Rules.hold(web);
    assertThat(web.member(1).services()).isEqualTo(updated);
    assertThat(web.member(2).services()).isEqualTo(putBack);
    assertThat(bad.phase(web.member(1))).isEqualTo(InstancePhase.Updated);
  }

  @Test
  void leavesNothingRunningWhereTheFirstReleaseFailsAndBeginsThereNextTime() {
    // given
    var web = fleets.group("fresh").strategy("{maxUnavailable: 1, maxFailures: 1}").withMembers(3);
    Host failing = web.member(2).failAt("after");
    // when
    var first = web.push("1").failed();
    // then
    assertThat(first.reason()).isEqualTo("MembersFailed");
    assertThat(first.phase(failing)).isEqualTo(InstancePhase.Failed);
    assertThat(first.row(failing).reason()).isEqualTo(Reason.NoPreviousRelease);
    assertThat(failing.services()).isEmpty();
    assertThat(web.versions()).containsExactly("1", "none", "1");
    // when
    failing.heal("after");
    var second = web.deployed("2");
    // then
    assertThat(second.status().lead()).isEqualTo(failing.id());
    assertThat(second.row(failing).ticket()).isEqualTo(1);
    assertThat(web.versions()).containsExactly("2", "2", "2");
    Rules.hold(web);
    Rules.named(web, second);
  }

  @Test
  void stopsAtTheLeadWhenTheVeryFirstReleaseFails() {
    // given
    var web = fleets.group("never").withMembers(2);
    // when
    var bad = web.push("1 fail-check").failed();
    // then
    assertThat(bad.reason()).isEqualTo("TooManyFailures");
    assertThat(bad.row(web.member(1)).reason()).isEqualTo(Reason.NoPreviousRelease);
    assertThat(bad.row(web.member(2)).attempt()).isZero();
    assertThat(web.versions()).containsExactly("none", "none");
    assertThat(web.services().values()).allSatisfy(pids -> assertThat(pids).isEmpty());
    assertThat(web.status().desired()).isNull();
    Rules.hold(web);
  }

  private static void failsAt(Group web, int place, String version, List<String> versions) {
    var before = web.services();
    Host failing = web.member(place).failAt("after");
    var bad = web.push(version).failed();
    failing.heal("after");
    assertThat(bad.reason()).isEqualTo("TooManyFailures");
    assertThat(bad.phase(failing)).isEqualTo(InstancePhase.RolledBack);
    assertThat(bad.row(failing).reason()).isEqualTo(Reason.HookFailed);
    assertThat(Objects.requireNonNull(bad.row(failing).logTail()))
        .contains("this host fails at after");
    assertThat(web.versions()).isEqualTo(versions);
    for (int i = 1; i <= web.members().size(); i++) {
      Host member = web.member(i);
      boolean touched = !member.services().equals(before.get(member.id()));
      assertThat(touched).as("%s touched by %s", member.id(), version).isEqualTo(i <= place);
    }
    Rules.hold(web);
    Rules.named(web, bad);
  }
}
