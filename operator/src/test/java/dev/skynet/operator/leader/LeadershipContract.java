package dev.skynet.operator.leader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link Leadership} does; the real one passes it on a real API server. */
public abstract class LeadershipContract {
  /** Stands for election while another has the lease. */
  protected abstract Leadership candidate();

  /** Has won. */
  protected abstract Leadership leader();

  /** How long the leader's lease is. */
  protected abstract Duration lease();

  /** Another has the leader's lease now. */
  protected abstract void lose();

  /** Holds at once, or soon where it must be noticed first. */
  protected abstract void holds(Runnable assertion);

  @Test
  void whoHasNotWonIsSureOfNothing() {
    Leadership candidate = candidate();
    assertThat(candidate.reign()).isEmpty();
    assertThat(candidate.sure(Duration.ZERO)).isFalse();
  }

  @Test
  void whoHasWonIsSureForSomeTimeAndNeverForAsLongAsTheLease() {
    Leadership leader = leader();
    assertThat(leader.sure(Duration.ZERO)).isTrue();
    assertThat(leader.sure(lease().dividedBy(3))).isTrue();
    assertThat(leader.sure(lease())).isFalse();
  }

  @Test
  void aReignIsTheSameWheneverItIsAskedFor() {
    Leadership leader = leader();
    Reign reign = leader.reign().orElseThrow();
    assertThat(leader.reign()).contains(reign);
  }

  @Test
  void whoHasLostIsSureOfNothingAndHasNoOtherReign() {
    // given
    Leadership leader = leader();
    Reign reign = leader.reign().orElseThrow();
    // when
    lose();
    // then
    holds(() -> assertThat(leader.sure(Duration.ZERO)).isFalse());
    assertThat(leader.reign()).contains(reign);
  }
}
