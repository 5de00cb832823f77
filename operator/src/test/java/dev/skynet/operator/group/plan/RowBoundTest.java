package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Rules;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.RolloutStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** With one row more than the schema takes no status of the Rollout could be stored any more. */
class RowBoundTest {
  private static final Duration AGO = Duration.ofMinutes(5);

  @Test
  void atTheLimitTheOldestThatWentGiveWay() {
    // given a full group, and as many that went as there is room for, each after its turn
    var scene = full();
    for (int i = 1; i <= Rules.ROWS - Rules.MEMBERS; i++) {
      scene.rollout("r2").row("gone-" + i, InstancePhase.Gone, "a", "b", true);
    }
    assertThat(rows(scene)).hasSize(Rules.ROWS);
    // when three more have gone, two of them before their turn came
    scene.rollout("r2").row("gone-first", InstancePhase.Gone);
    scene.rollout("r2").row("gone-last", InstancePhase.Gone, "a", "b", true);
    scene.rollout("r2").row("gone-too", InstancePhase.Gone);
    // then
    assertThat(rows(scene))
        .hasSize(Rules.ROWS)
        .extracting(InstanceRow::id)
        .contains("m-1", "m-" + Rules.MEMBERS, "gone-2", "gone-last")
        .doesNotContain("gone-first", "gone-too", "gone-1");
  }

  @Test
  void failuresCountToTheLast() {
    // given
    var scene = full();
    scene.rollout("r2").budget("1", "100%", "10%");
    scene.rollout("r2").row("failed", InstancePhase.RolledBack, "a", "a", true);
    scene.member("failed").gone(AGO);
    // when
    for (int i = 1; i <= Rules.ROWS - Rules.MEMBERS; i++) {
      scene.rollout("r2").row("gone-" + i, InstancePhase.Gone, "a", "b", true);
    }
    // then
    assertThat(rows(scene)).hasSize(Rules.ROWS).extracting(InstanceRow::id).contains("failed");
  }

  @Test
  void whoHasAnOpenTurnKeepsItsRow() {
    // given
    var scene = full();
    for (int i = 1; i <= Rules.ROWS; i++) {
      scene.rollout("r2").row("gone-" + i, InstancePhase.Gone, "a", "b", true);
    }
    scene.member("gone-1").gone(AGO);
    scene.turn("gone-1").ended(InstancePhase.Gone, null, null);
    // when
    var draft = scene.after(new Rows());
    // then
    assertThat(Scene.rolloutOf(draft, "r2").rows).hasSize(Rules.ROWS).containsKey("gone-1");
  }

  private static Scene full() {
    var scene = Scene.rollingOut("b");
    for (int i = 1; i <= Rules.MEMBERS; i++) {
      scene.member("m-" + i);
      scene.rollout("r2").row("m-" + i, InstancePhase.Waiting);
    }
    return scene;
  }

  private static List<InstanceRow> rows(Scene scene) {
    RolloutStatus next = Objects.requireNonNull(scene.planned().rollouts().get("r2"));
    return next.instances();
  }
}
