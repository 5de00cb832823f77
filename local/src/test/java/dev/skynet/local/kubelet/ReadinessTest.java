package dev.skynet.local.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadinessTest {
  private final Readiness readiness = new Readiness(2, 3);

  @Test
  void isNotReadyBeforeTheFirstAnswers() {
    assertThat(readiness.ready()).isFalse();
    readiness.answered(true);
    assertThat(readiness.ready()).isFalse();
    readiness.answered(true);
    assertThat(readiness.ready()).isTrue();
  }

  @Test
  void onlyFailuresInARowTakeItBack() {
    // given
    readiness.answered(true);
    readiness.answered(true);
    // when
    readiness.answered(false);
    readiness.answered(false);
    readiness.answered(true);
    readiness.answered(false);
    readiness.answered(false);
    // then
    assertThat(readiness.ready()).isTrue();
    readiness.answered(false);
    assertThat(readiness.ready()).isFalse();
  }
}
