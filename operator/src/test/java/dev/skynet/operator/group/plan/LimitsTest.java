package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.group.Strategy;
import dev.skynet.crds.group.Timeouts;
import dev.skynet.crds.group.TurnStep;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  void takesTheDefaultsOfTheApiWhereNothingIsSaid() {
    var nothing = new Strategy(null, null, null, null);
    assertThat(Limits.maxUnavailable(nothing)).isEqualTo("1");
    assertThat(Limits.maxFailures(nothing)).isEqualTo("0");
    assertThat(Limits.maxUnreachable(nothing)).isEqualTo("10%");
    assertThat(Limits.prepare(nothing)).isEqualTo("15m");
    assertThat(Limits.turn(nothing)).isEqualTo("10m");
    assertThat(Limits.progress(nothing)).isEqualTo("30m");
  }

  @Test
  void takesWhatIsSaid() {
    var all =
        new Strategy(
            new IntOrString("25%"),
            new IntOrString(2),
            new IntOrString(0),
            new Timeouts("1m", "2m", "3m"));
    assertThat(Limits.maxUnavailable(all)).isEqualTo("25%");
    assertThat(Limits.maxFailures(all)).isEqualTo("2");
    assertThat(Limits.maxUnreachable(all)).isEqualTo("0");
    assertThat(Limits.prepare(all)).isEqualTo("1m");
    assertThat(Limits.turn(all)).isEqualTo("2m");
    assertThat(Limits.progress(all)).isEqualTo("3m");
  }

  @Test
  void aRolloutKeepsItsOwnCopyAndACatchUpGoesByToday() {
    // given a strategy that was changed since the rollout was admitted
    var scene = Scene.rollingOut("b");
    scene.strategy = new Strategy(null, null, null, new Timeouts("1m", "2m", "3m"));
    scene.turn("m-1").lead(TurnStep.Prepare);
    scene.turn("m-2");
    scene.turn("m-3").catchUp();
    // when
    var situation = scene.situation();
    var draft = new Draft(situation);
    // then
    assertThat(Limits.timeout(situation, draft, Scene.turnOf(draft, "m-1")))
        .isEqualTo(Duration.ofMinutes(15));
    assertThat(Limits.timeout(situation, draft, Scene.turnOf(draft, "m-2")))
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(Limits.timeout(situation, draft, Scene.turnOf(draft, "m-3")))
        .isEqualTo(Duration.ofMinutes(2));
  }
}
