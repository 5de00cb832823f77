package dev.skynet.local.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartBackoffTest {
  private static final Duration BRIEFLY = Duration.ofSeconds(1);

  private final RestartBackoff backoff =
      new RestartBackoff(Duration.ofSeconds(1), Duration.ofSeconds(5));

  @Test
  void startsAgainAtOnceThenWaitsLongerUpToTheCap() {
    assertThat(backoff.afterRunOf(BRIEFLY)).isZero();
    assertThat(backoff.afterRunOf(BRIEFLY)).hasSeconds(1);
    assertThat(backoff.afterRunOf(BRIEFLY)).hasSeconds(2);
    assertThat(backoff.afterRunOf(BRIEFLY)).hasSeconds(4);
    assertThat(backoff.afterRunOf(BRIEFLY)).hasSeconds(5);
    assertThat(backoff.afterRunOf(BRIEFLY)).hasSeconds(5);
  }

  @Test
  void beginsAnewAfterALongRun() {
    // given
    backoff.afterRunOf(BRIEFLY);
    backoff.afterRunOf(BRIEFLY);
    // when
    Duration wait = backoff.afterRunOf(Duration.ofMinutes(10));
    // then
    assertThat(wait).isZero();
  }
}
