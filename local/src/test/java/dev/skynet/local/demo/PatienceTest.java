package dev.skynet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final AtomicInteger looks = new AtomicInteger();

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void looksUntilThereIsSomethingToSee() throws Exception {
    String seen =
        Patience.see(
            "three looks",
            () -> looks.incrementAndGet() < 3 ? Optional.empty() : Optional.of("it"),
            LONG);
    assertThat(seen).isEqualTo("it");
    assertThat(looks).hasValue(3);
  }

  @Test
  void saysWhatWasNotSeenInTime() {
    assertThatThrownBy(() -> Patience.until("five members", () -> false, Duration.ofMillis(200)))
        .isInstanceOf(StoryFailed.class)
        .hasMessage("not within PT0.2S: five members");
  }

  @Test
  void whatALookThrowsEndsTheWaiting() {
    assertThatThrownBy(
            () ->
                Patience.until(
                    "nothing",
                    () -> {
                      looks.incrementAndGet();
                      throw new StoryFailed("it cannot be read");
                    },
                    LONG))
        .isInstanceOf(StoryFailed.class)
        .hasMessage("it cannot be read");
    assertThat(looks).hasValue(1);
  }

  @Test
  void whoIsInterruptedWaitsNoLonger() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Patience.until("anything", () -> false, LONG))
        .isInstanceOf(InterruptedException.class);
  }
}
