package dev.skynet.agent.time;

/** Adds up what is spent in the bundle's own code, so that nobody takes it for the agent's. */
public final class UserTime {
  private final MonotonicTime time;
  private long millis;

  public UserTime(MonotonicTime time) {
    this.time = time;
  }

  /** A stretch of it that ends when it is closed. */
  public interface Stretch extends AutoCloseable {
    @Override
    void close();
  }

  /** The bundle's code has its way from now on. */
  public Stretch begin() {
    var stopwatch = new Stopwatch(time);
    return () -> millis += stopwatch.millis();
  }

  /** Milliseconds of all that have ended. */
  public long millis() {
    return millis;
  }
}
