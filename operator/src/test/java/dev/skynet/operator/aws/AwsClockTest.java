package dev.skynet.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsClockTest {
  private static final Instant LOCAL = Instant.parse("2026-07-01T10:00:00Z");

  private final AtomicLong nanos = new AtomicLong(-77);
  private final AwsClock clock = new AwsClock(() -> LOCAL, nanos::get);

  @Test
  void runsOnMonotonically() {
    // when
    pass(Duration.ofSeconds(90));

    // then
    assertThat(clock.instant()).isEqualTo(LOCAL.plusSeconds(90));
  }

  @ParameterizedTest
  @ValueSource(longs = {-2, -1, 0, 1, 2})
  void leavesAClockAloneThatIsRightToTwoSeconds(long off) {
    // when
    answer(Duration.ofMillis(20), LOCAL.plusSeconds(off));

    // then
    assertThat(clock.instant()).isEqualTo(LOCAL.plusMillis(20));
  }

  @Test
  void takesTheTimeOfAnAnswerWhenTheLocalClockIsLate() {
    // when
    answer(Duration.ofMillis(20), LOCAL.plusSeconds(300));

    // then
    assertThat(clock.instant()).isEqualTo(LOCAL.plusSeconds(300));
  }

  @Test
  void takesTheTimeOfAnAnswerWhenTheLocalClockIsEarly() {
    // when
    answer(Duration.ofMillis(20), LOCAL.minusSeconds(300));

    // then
    assertThat(clock.instant()).isEqualTo(LOCAL.minusSeconds(300).plusMillis(20));
  }

  @Test
  void aLongPollThatIsAnsweredLateSaysNothingAgainstTheClock() {
    // when
    answer(Duration.ofSeconds(20), LOCAL.plusSeconds(20));

    // then
    assertThat(clock.instant()).isEqualTo(LOCAL.plusSeconds(20));
  }

  @Test
  void anAnswerThatLayUnreadWhileTheProcessWasFrozenDoesNotTurnTheClockBack() {
    // when
    answer(Duration.ofMinutes(5), LOCAL.plusSeconds(1));

    // then
    assertThat(clock.instant()).isEqualTo(LOCAL.plusSeconds(300));
  }

  @Test
  void readsTheHeaderAsHttpWritesIt() {
    assertThat(DateHeader.parse("Wed, 01 Jul 2026 10:00:00 GMT")).contains(LOCAL);
    assertThat(DateHeader.parse("yesterday")).isEmpty();
  }

  private void answer(Duration after, Instant date) {
    long sent = clock.nanos();
    pass(after);
    clock.answered(sent, clock.nanos(), date);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
