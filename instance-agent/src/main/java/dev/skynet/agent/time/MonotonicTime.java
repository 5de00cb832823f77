package dev.skynet.agent.time;

import java.time.Duration;

/** Time that only grows, and waiting; it says nothing about the time of day. */
public interface MonotonicTime {
  /** Nanoseconds since some fixed moment. */
  long nanos();

  /** Waits. */
  void pause(Duration duration) throws InterruptedException;
}
