package dev.skynet.crds.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionsTest {
  @Test
  void everyPhaseOfARolloutIsReachedFromPending() {
    assertThat(reached(RolloutPhase.class, RolloutPhase.Pending, RolloutPhase::next))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(RolloutPhase.Unknown)));
  }

  @Test
  void everyPhaseOfAMemberIsReachedFromWaiting() {
    assertThat(reached(InstancePhase.class, InstancePhase.Waiting, InstancePhase::next))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(InstancePhase.Unknown)));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "Unknown")
  void aRolloutEndsForGoodOrCanStillEnd(RolloutPhase phase) {
    if (phase.isFinal()) {
      assertThat(phase.next()).isEmpty();
    } else {
      assertThat(reached(RolloutPhase.class, phase, RolloutPhase::next))
          .contains(RolloutPhase.Failed, RolloutPhase.Aborted);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "Unknown")
  void aMemberCanAlwaysStillGetTheRevisionOrGo(InstancePhase phase) {
    assertThat(reached(InstancePhase.class, phase, InstancePhase::next))
        .contains(InstancePhase.Updated, InstancePhase.Gone);
  }

  @ParameterizedTest
  @EnumSource
  void noPhaseOfARolloutFollowsItself(RolloutPhase phase) {
    assertThat(phase.next()).doesNotContain(phase);
  }

  @ParameterizedTest
  @EnumSource
  void noPhaseOfAMemberFollowsItself(InstancePhase phase) {
    assertThat(phase.next()).doesNotContain(phase);
  }

  @Test
  void whatThisVersionDoesNotKnowItDoesNotMove() {
    assertThat(RolloutPhase.Unknown.next()).isEmpty();
    assertThat(RolloutPhase.Unknown.isFinal()).isFalse();
    assertThat(InstancePhase.Unknown.next()).isEmpty();
  }

  private static <E extends Enum<E>> Set<E> reached(
      Class<E> type, E from, Function<E, Set<E>> next) {
    Set<E> reached = EnumSet.of(from);
    Set<E> edge = EnumSet.of(from);
    while (!edge.isEmpty()) {
      Set<E> further = EnumSet.noneOf(type);
      edge.forEach(e -> further.addAll(next.apply(e)));
      further.removeAll(reached);
      reached.addAll(further);
      edge = further;
    }
    return reached;
  }
}
