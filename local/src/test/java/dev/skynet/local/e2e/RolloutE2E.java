package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.rollout.InstancePhase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RolloutE2E {
  @RegisterExtension final Fleets fleets = new Fleets();

  @Test
  void bringsEveryMemberToThePushedVersion() {
    // given
    var web = fleets.group("web").strategy("{maxUnavailable: 2}").withMembers(3);
    // when
    var first = web.deployed("1");
    var second = web.deployed("2");
    // then
    assertThat(web.versions()).containsExactly("2", "2", "2");
    assertThat(first.status().updated()).isEqualTo("3/3");
    assertThat(second.status().updated()).isEqualTo("3/3");
    assertThat(web.status().turns()).isEmpty();
    Group.await(() -> first.events().contains("Succeeded"));
    assertThat(first.events())
        .containsExactlyInAnyOrder("Pending", "Preparing", "Progressing", "Succeeded");
    assertThat(web.members()).allSatisfy(m -> assertThat(m.services()).hasSize(1));
  }

  @Test
  void stopsAtTheFirstMemberAndPutsItBack() {
    // given
    var web = fleets.group("web").withMembers(3);
    web.deployed("1");
    var before = web.services();
    // when
    var bad = web.push("2 fail-check").failed();
    // then
    assertThat(web.versions()).containsExactly("1", "1", "1");
    List<Host> touched =
        web.members().stream().filter(m -> !m.services().equals(before.get(m.id()))).toList();
    assertThat(touched).hasSize(1);
    assertThat(bad.phase(touched.getFirst())).isEqualTo(InstancePhase.RolledBack);
    assertThat(bad.row(touched.getFirst()).logTail()).contains("this version fails at check");
    assertThat(bad.reason()).isEqualTo("TooManyFailures");
  }
}
