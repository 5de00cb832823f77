package dev.skynet.local.demo;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looks again and again until there is something to see. */
final class Patience {
  private static final Duration LOOK = Duration.ofMillis(100);

  private Patience() {}

  /**
   * Until it holds.
   *
   * @param what for the message
   * @throws StoryFailed if it does not within the limit
   */
  static void until(String what, BooleanSupplier held, Duration limit) throws InterruptedException {
    see(what, () -> held.getAsBoolean() ? Optional.of(true) : Optional.empty(), limit);
  }

  /**
   * What is seen at last; what a look throws goes through.
   *
   * @param what for the message
   * @throws StoryFailed if nothing is seen within the limit
   */
  static <T> T see(String what, Supplier<Optional<T>> look, Duration limit)
      throws InterruptedException {
    RetryPolicy<Optional<T>> again =
        RetryPolicy.<Optional<T>>builder()
            .handleIf((seen, failure) -> failure == null && seen.isEmpty())
            .withDelay(LOOK)
            .withMaxDuration(limit)
            .withMaxRetries(-1)
            .build();
    try {
      return Failsafe.with(again)
          .get(look::get)
          .orElseThrow(() -> new StoryFailed("not within %s: %s".formatted(limit, what)));
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      throw e;
    }
  }
}
