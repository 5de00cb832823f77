package dev.skynet.operator.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

class FakePulsesTest extends PulseQueueContract {
  private static final Instant SENT = Instant.parse("2026-07-01T10:00:00Z");

  private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> SENT.plus(later.get());
  private final FakePulses pulses = new FakePulses(clock);

  @Override
  protected PulseQueue queue(Duration clockLater) {
    later.set(clockLater);
    return pulses;
  }

  @Override
  protected void arrive(String body) {
    pulses.arrive(body, "AROAEXAMPLE:web-1", SENT);
  }
}
