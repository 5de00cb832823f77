package dev.skynet.agent.rig;

import dev.skynet.agent.time.MonotonicTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The machine's own clock, on which a test lets time pass that nobody has to wait for. */
public final class PassingTime implements MonotonicTime {
  private final RealTime real = new RealTime();
  private final AtomicLong passed = new AtomicLong();

  /** So much time is over at once. */
  public void pass(Duration duration) {
    passed.addAndGet(duration.toNanos());
  }

  @Override
  public long nanos() {
    return real.nanos() + passed.get();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    real.pause(duration);
  }
}
