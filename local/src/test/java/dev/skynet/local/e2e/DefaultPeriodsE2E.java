package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.rollout.InstancePhase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The chart's own periods, nothing made shorter. */
@EnabledIfSystemProperty(
    named = "skynet.slow",
    matches = "true",
    disabledReason = "takes minutes; run make test SLOW=1")
class DefaultPeriodsE2E {
  @RegisterExtension
  static final Fleets fleets =
      new Fleets()
          .scale(1)
          .operator("lease", Map.of("duration", "15s", "renew", "10s", "retry", "2s"));

  @Test
  void rollsOutStopsAtAFailureAndNamesTheDead() {
    // given
    var web = fleets.group("web").withMembers(2);
    web.deployed("1");
    web.deployed("2");
    // when
    var bad = web.push("3 fail-check").failed();
    // then
    assertThat(bad.reason()).isEqualTo("TooManyFailures");
    assertThat(web.versions()).containsExactly("2", "2");
    Rules.hold(web);
    Rules.named(web, bad);
    // when one is dead at the roll call
    Host dead = web.member(2);
    dead.killAll();
    var next = web.deployed("4");
    // then it is named, and brought along when it comes back
    assertThat(next.phase(dead)).isEqualTo(InstancePhase.Unreachable);
    dead.start();
    Eventually.versions(web, "4", "4");
    Rules.hold(web);
  }
}
