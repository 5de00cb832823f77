package dev.skynet.agent.rig;

import dev.skynet.agent.time.MonotonicTime;
import java.time.Duration;

/** The machine's own clock: the processes of these tests are real. */
public final class RealTime implements MonotonicTime {
  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }
}
