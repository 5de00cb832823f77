package dev.skynet.operator.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
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

  /** Longer than the longest poll of SQS (20 s): a process that was frozen has not listened. */
  private static final Duration LONGEST_GAP = Duration.ofSeconds(30);

  private final Duration settle;
  private final Map<Source, Ear> ears = new EnumMap<>(Source.class);

  /**
   * @param settle how long the queues must have been received from
   * @param since when the lease was won, AWS time
   */
  public SilenceClock(Duration settle, Instant since) {
    this.settle = settle;
    for (Source source : Source.values()) {
      ears.put(source, new Ear(since));
    }
  }

  /** A receive was answered. */
  public synchronized void received(Source source, boolean empty, Instant now) {
    ear(source).received(empty, now);
  }

  /** A receive failed or was left out; silence counts anew from the next answer on. */
  public synchronized void interrupted(Source source) {
    ear(source).deaf = true;
  }

  /**
   * Set once the leader is settled: both queues received from for {@code settle} without a gap and
   * read empty at least once in that time.
   */
  public synchronized Optional<Instant> countsFrom(Instant now) {
    if (ears.values().stream().anyMatch(ear -> !ear.drained())) {
      return Optional.empty();
    }
    return ears.values().stream()
        .map(ear -> ear.from)
        .max(Instant::compareTo)
        .filter(from -> !now.isBefore(from.plus(settle)));
  }

  private Ear ear(Source source) {
    return Objects.requireNonNull(ears.get(source));
  }

  private static final class Ear {
    private Instant from;
    private @Nullable Instant last;
    private boolean deaf;
    private boolean drained;

    Ear(Instant from) {
      this.from = from;
    }

    boolean drained() {
      return drained && !deaf;
    }

    void received(boolean empty, Instant now) {
      boolean gap = last != null && now.isAfter(last.plus(LONGEST_GAP));
      if (deaf || gap) {
        from = now;
        drained = false;
      }
      deaf = false;
      last = now;
      drained |= empty;
    }
  }
}
