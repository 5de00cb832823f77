package dev.skynet.agent.time;

/** Measures one stretch of work on the monotonic clock. */
public final class Stopwatch {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final MonotonicTime time;
  private final long start;

  public Stopwatch(MonotonicTime time) {
    this.time = time;
    this.start = time.nanos();
  }

  /** Milliseconds since it was made. */
  public long millis() {
    return (time.nanos() - start) / NANOS_PER_MILLI;
  }
}
