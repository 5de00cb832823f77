package dev.skynet.operator.reconcile;

import static dev.skynet.operator.observe.Words.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.skynet.crds.common.ArtifactStatus;
import dev.skynet.crds.group.DesiredRevision;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.group.Turn;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.PackedSource;
import dev.skynet.crds.rollout.Rollout;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutPlan;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.operator.metrics.OperatorMetrics.PassEnd;
import dev.skynet.operator.observe.Words;
import dev.skynet.protocol.release.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is left of a group, or of a Rollout, that was there before, and what becomes of it. */
class FormerGroupTest {
  private static final Map<String, String> FINISHED = Map.of(Rollout.FINISHED_LABEL, "true");

  private final PassUnderTest shell = new PassUnderTest();

  @AfterEach
  void close() {
    shell.close();
  }

  @Test
  void plansNothingForTheRolloutsOfAFormerGroup() {
    // given
    shell.put("own", "uid-1", RolloutStatus.fresh(), Map.of());
    shell.put("by-hand", null, RolloutStatus.fresh(), Map.of());
    shell.put("former", "uid-0", RolloutStatus.fresh(), Map.of());
    shell.put("own-done", "uid-1", ended(), FINISHED);
    shell.put("former-done", "uid-0", ended(), FINISHED);
    // when
    shell.run();
    // then
    assertThat(planned()).containsExactlyInAnyOrder("own", "by-hand", "own-done");
    assertThat(shell.objects.writes()).noneMatch(write -> write.contains("former"));
  }

  @Test
  void letsARolloutOfAFormerGroupGoOnceItIsDeleted() {
    // given
    shell.put("former", "uid-0", RolloutStatus.fresh(), Map.of());
    shell.objects.deleteRollout("shop", "former");
    // when
    shell.run();
    // then
    assertThat(shell.objects.rollout("shop", "former")).isEmpty();
  }

  @Test
  void beginsAnewWithAGroupThatWasDeletedAndMadeAgain() {
    // given
    shell.memory.registerRead(List.of());
    shell.put("old", "uid-1", ended(), FINISHED);
    shell.hears(new Words("web-1").hello()).run();
    assertThat(shell.inboxIds()).containsExactly("web-1");
    // when
    shell.put(GROUP, "uid-2", InstanceGroupStatus.fresh());
    Passed passed = shell.run();
    // then
    assertThat(passed.end()).isEqualTo(PassEnd.DONE);
    assertThat(shell.inboxIds()).isEmpty();
    assertThat(planned()).isEmpty();
    assertThat(shell.planned.getLast().fleet().members()).isEmpty();
    // and when
    shell.hears(new Words("web-1").restarted().hello()).run();
    // then
    assertThat(shell.inboxIds()).containsExactly("web-1");
  }

  @Test
  void waitsWithTheNewGroupUntilNothingIsLeftOfTheOld() {
    // given
    shell.memory.registerRead(List.of());
    shell.hears(new Words("web-1").hello()).run();
    shell.put(GROUP, "uid-2", InstanceGroupStatus.fresh());
    shell.inboxes.down(true);
    int before = shell.planned.size();
    // when
    Passed passed = shell.run();
    // then
    assertThat(passed.end()).isEqualTo(PassEnd.UNSURE);
    assertThat(shell.planned).hasSize(before);
    // and when
    shell.inboxes.down(false);
    shell.run();
    // then
    assertThat(shell.inboxIds()).isEmpty();
    assertThat(shell.planned).hasSize(before + 1);
  }

  @Test
  void aFinishedRolloutThatWasDeletedIsNoHistoryForEver() {
    // given
    shell.put("done", "uid-1", ended(), FINISHED);
    shell.run();
    assertThat(planned()).containsExactly("done");
    shell.objects.put(withoutFinalizer());
    shell.objects.deleteRollout("shop", "done");
    // when
    shell.later(Duration.ofMinutes(6)).run();
    // then
    assertThat(planned()).isEmpty();
  }

  @Test
  void remembersOnlyTheEndsThatCanStillBeOfUse() {
    // given
    shell.put(
        GROUP,
        "uid-1",
        new InstanceGroupStatus(
            1L, List.of(), 6, desired(5), null, null, List.of(turn("holds")), null, null));
    shell.put("never-began", "uid-1", ended(), FINISHED);
    shell.put("holds", "uid-1", ended(2), FINISHED);
    shell.put("before", "uid-1", ended(4), FINISHED);
    shell.put("desired", "uid-1", ended(5), FINISHED);
    shell.put("after", "uid-1", ended(6), FINISHED);
    // when
    shell.run();
    // then
    assertThat(planned()).containsExactlyInAnyOrder("holds", "desired", "after");
  }

  @Test
  void manyThatNeverBeganDoNotCrowdOutTheOneThatIsDesired() {
    // given
    shell.put(
        GROUP,
        "uid-1",
        new InstanceGroupStatus(1L, List.of(), 6, desired(5), null, null, List.of(), null, null));
    shell.put("desired", "uid-1", ended(5), FINISHED);
    RawRollout desired = shell.objects.rollout("shop", "desired").orElseThrow();
    desired.getMetadata().setCreationTimestamp(PassUnderTest.START.minusSeconds(60).toString());
    shell.objects.put(desired);
    for (int i = 0; i < 100; i++) {
      shell.put("superseded-" + i, "uid-1", ended(), FINISHED);
    }
    // when
    shell.run();
    // then
    assertThat(planned()).containsExactly("desired");
  }

  @Test
  void anUnreadableRolloutIsNamedUntilItIsGone() {
    // given
    RawRollout bad = withoutFinalizer();
    bad.setSpec(
        JsonNodeFactory.instance
            .objectNode()
            .set("groupRef", JsonNodeFactory.instance.objectNode().put("name", GROUP.name())));
    bad.setStatus(JsonNodeFactory.instance.textNode("not a status"));
    shell.objects.put(bad);
    shell.run();
    assertThat(shell.registry.find("skynet.unreadable.objects").gauge()).isNotNull();
    // when
    shell.objects.deleteRollout("shop", "done");
    shell.run();
    // then
    assertThat(shell.registry.find("skynet.unreadable.objects").gauge()).isNull();
  }

  private RawRollout withoutFinalizer() {
    shell.put("done", null, ended(), Map.of());
    return shell.objects.rollout("shop", "done").orElseThrow();
  }

  private List<String> planned() {
    return shell.planned.getLast().rollouts().stream().map(RolloutView::name).toList();
  }

  private static RolloutStatus ended() {
    return ended(null, 0);
  }

  private static RolloutStatus ended(long fence) {
    return ended(
        new RolloutPlan(
            "1",
            "0",
            "10%",
            "15m",
            "10m",
            "30m",
            new PackedSource(Sha256.ofLines("source").hex(), 1, Sha256.ofLines("recipe").hex()),
            0,
            null),
        fence);
  }

  private static RolloutStatus ended(@Nullable RolloutPlan plan, long fence) {
    return new RolloutStatus(
        1L,
        RolloutPhase.Failed,
        List.of(),
        null,
        null,
        plan,
        fence,
        null,
        null,
        null,
        null,
        List.of());
  }

  private static DesiredRevision desired(long fence) {
    String digest = Sha256.ofLines("artifact").hex();
    return new DesiredRevision(
        "desired",
        "uid-desired",
        fence,
        "a".repeat(40),
        "aaaaaaa-00000000",
        new ArtifactStatus(digest, digest, 1, 1, 1, "linux", "x86_64"),
        "aaaaaaa");
  }

  private static Turn turn(String rollout) {
    return new Turn(
        "web-1",
        "uid.web-1.1",
        rollout,
        TurnKind.Rollout,
        TurnStep.Install,
        2,
        1,
        1,
        PassUnderTest.START,
        PassUnderTest.START.plusSeconds(120),
        null,
        null,
        null,
        null,
        true,
        null);
  }
}
