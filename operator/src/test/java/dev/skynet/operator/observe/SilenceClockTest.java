package dev.skynet.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.Timings;
import dev.skynet.operator.fleet.Delivery;
import dev.skynet.operator.observe.SilenceClock.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceClockTest {
  private static final Instant WON = Instant.parse("2026-07-01T10:00:00Z");
  private static final Duration SETTLE = Timings.DEFAULT.settle();

  private final SilenceClock silence = new SilenceClock(Timings.DEFAULT, WON);
  private Instant now = WON;

  @Test
  void aLeaderIsSettledOnceItHasListenedLongEnough() {
    // when
    listens(Duration.ofSeconds(80), List.of());
    // then
    assertThat(silence.countsFrom(now)).isEmpty();
    // and when
    listens(Duration.ofSeconds(20), List.of());
    // then
    assertThat(silence.countsFrom(now)).contains(WON);
  }

  @Test
  void aQueueWithSteadyTrafficIsReadToItsEndAllTheSame() {
    // when
    while (now.isBefore(WON.plus(SETTLE))) {
      now = now.plusSeconds(1);
      hears(Source.REPORTS, List.of());
      hears(Source.PULSES, List.of(sent(now)));
    }
    // then
    assertThat(silence.countsFrom(now)).contains(WON);
  }

  @Test
  void aBacklogIsNotTheEndOfAQueue() {
    // when
    while (now.isBefore(WON.plus(SETTLE))) {
      now = now.plusSeconds(1);
      hears(Source.PULSES, List.of());
      hears(Source.REPORTS, List.of(sent(now), sent(now.minusSeconds(60))));
    }
    // then
    assertThat(silence.countsFrom(now)).isEmpty();
  }

  @Test
  void asMuchAsAQueueGivesAtOnceIsNotItsEnd() {
    // when
    while (now.isBefore(WON.plus(SETTLE))) {
      now = now.plusSeconds(1);
      hears(Source.PULSES, List.of());
      hears(Source.REPORTS, Collections.nCopies(10, sent(now)));
    }
    // then
    assertThat(silence.countsFrom(now)).isEmpty();
  }

  @Test
  void nobodyIsJudgedWhileAReceiveHangs() {
    // given
    listens(Duration.ofSeconds(100), List.of());
    assertThat(silence.countsFrom(now)).isPresent();
    // when
    now = now.plusSeconds(31);
    // then
    assertThat(silence.countsFrom(now)).isEmpty();
    // and when
    Instant again = now;
    listens(Duration.ofSeconds(100), List.of());
    // then
    assertThat(silence.countsFrom(now).orElseThrow()).isAfterOrEqualTo(again);
  }

  @Test
  void anInterruptionBeginsTheTimeAnew() {
    // given
    listens(Duration.ofSeconds(100), List.of());
    // when
    silence.interrupted(Source.PULSES);
    // then
    assertThat(silence.countsFrom(now)).isEmpty();
    // and when
    listens(Duration.ofSeconds(80), List.of());
    // then
    assertThat(silence.countsFrom(now)).isEmpty();
  }

  private void listens(Duration period, List<Delivery> each) {
    Instant end = now.plus(period);
    while (now.isBefore(end)) {
      now = now.plusSeconds(10);
      hears(Source.REPORTS, each);
      hears(Source.PULSES, each);
    }
  }

  private void hears(Source source, List<Delivery> received) {
    silence.received(source, received, now);
  }

  private static Delivery sent(Instant at) {
    return new Delivery("", "sender", at, "receipt");
  }
}
