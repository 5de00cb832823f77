package dev.skynet.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.Timings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueueTimesTest {
  @Test
  void atTheDefaultsSqsIsAskedForTheNumbersOfTheDesign() {
    assertThat(times(1))
        .isEqualTo(
            new QueueTimes(
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Duration.ofSeconds(120),
                Duration.ofSeconds(5)));
  }

  @Test
  void itsWaitsGetShorterInWholeSecondsAndNeverNone() {
    assertThat(times(0.1))
        .isEqualTo(
            new QueueTimes(
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofHours(1),
                Duration.ofSeconds(12),
                Duration.ofSeconds(5)));
    assertThat(times(0.001).longPoll()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void itsWaitsNeverGetLonger() {
    assertThat(times(3).longPoll()).isEqualTo(Duration.ofSeconds(20));
    assertThat(times(3).visibility()).isEqualTo(Duration.ofSeconds(30));
    assertThat(times(3).oldestPulse()).isEqualTo(Duration.ofMinutes(6));
  }

  private static QueueTimes times(double factor) {
    return QueueTimes.of(Timings.DEFAULT.scaled(factor), factor);
  }
}
