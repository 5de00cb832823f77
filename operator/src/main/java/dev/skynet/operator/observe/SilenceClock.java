package dev.skynet.operator.observe;

import dev.skynet.operator.Timings;
import dev.skynet.operator.fleet.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Since when the silence of a member counts against it: only what a leader could have heard. Time
 * in which a queue was not received from counts against nobody.
 */
public final class SilenceClock {
  /** Where members are heard. */
  public enum Source {
    /** Events. */
    REPORTS,
    /** Heartbeats. */
    PULSES
  }

  /** As many messages as a queue gives at once. */
  private static final int FULL = 10;

  private final Timings timings;
  private final Map<Source, Ear> ears = new EnumMap<>(Source.class);

  /**
   * @param since when the lease was won, AWS time
   */
  public SilenceClock(Timings timings, Instant since) {
    this.timings = timings;
    for (Source source : Source.values()) {
      ears.put(source, new Ear(since, timings.deaf()));
    }
  }

  /** A receive was answered. */
  public synchronized void received(Source source, List<Delivery> received, Instant now) {
    ear(source).received(isCaughtUp(received, now), now);
  }

  /**
   * Nothing waits any more. A long poll gives what there is, up to {@link #FULL}, so that a queue
   * with steady traffic is never read empty; one that gave less, and nothing but what was just
   * sent, has nothing older.
   */
  private boolean isCaughtUp(List<Delivery> received, Instant now) {
    Instant just = now.minus(timings.backlog());
    return received.size() < FULL && received.stream().noneMatch(d -> d.sentAt().isBefore(just));
  }

  /** A receive failed or was left out; silence counts anew from the next answer on. */
  public synchronized void interrupted(Source source) {
    ear(source).deaf = true;
  }

  /**
   * Set once the leader is settled: both queues received from for {@link Timings#settle} without a
   * gap, up to now, and read to their end at least once in that time.
   */
  public synchronized Optional<Instant> countsFrom(Instant now) {
    if (ears.values().stream().anyMatch(ear -> !ear.drained() || ear.isGap(now))) {
      return Optional.empty();
    }
    return ears.values().stream()
        .map(ear -> ear.from)
        .max(Instant::compareTo)
        .filter(from -> !now.isBefore(from.plus(timings.settle())));
  }

  private Ear ear(Source source) {
    return Objects.requireNonNull(ears.get(source));
  }

  private static final class Ear {
    private final Duration longestGap;
    private Instant from;
    private @Nullable Instant last;
    private boolean deaf;
    private boolean drained;

    Ear(Instant from, Duration longestGap) {
      this.from = from;
      this.longestGap = longestGap;
    }

    boolean drained() {
      return drained && !deaf;
    }

    /** Also while a receive hangs, or the process was frozen: nobody is heard in that time. */
    boolean isGap(Instant now) {
      return last != null && now.isAfter(last.plus(longestGap));
    }

    void received(boolean caughtUp, Instant now) {
      if (deaf || isGap(now)) {
        from = now;
        drained = false;
      }
      deaf = false;
      last = now;
      drained |= caughtUp;
    }
  }
}
