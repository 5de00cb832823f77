package dev.skynet.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueueTimesTest {
  @Test
  void scalesToWholeSecondsAndNeverToNone() {
    assertThat(QueueTimes.DEFAULT.scaled(0.1))
        .isEqualTo(
            new QueueTimes(
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofHours(1),
                Duration.ofSeconds(12)));
    assertThat(QueueTimes.DEFAULT.scaled(0.001).longPoll()).isEqualTo(Duration.ofSeconds(1));
  }
}
