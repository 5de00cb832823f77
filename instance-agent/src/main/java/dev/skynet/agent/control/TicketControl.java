package dev.skynet.agent.control;

import dev.skynet.agent.control.TicketStopped.Why;
import dev.skynet.agent.time.Deadline;
import dev.skynet.agent.time.MonotonicTime;
import dev.skynet.protocol.message.FailureReason;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds one ticket in time, and lets others end it: at once before the line; after it the turn can
 * only be given less time.
 */
public final class TicketControl {
  private static final Duration SLICE = Duration.ofMillis(50);

  private final MonotonicTime time;
  private final BooleanSupplier givesWay;
  private Deadline deadline;
  private String whatIsOver =
      "the time of the ticket is over; strategy.timeouts of the group says how long it has";
  private boolean linePassed;
  private @Nullable Why wish;

  public TicketControl(MonotonicTime time, Duration timeout) {
    this(time, timeout, () -> false);
  }

  TicketControl(MonotonicTime time, Duration timeout, BooleanSupplier givesWay) {
    this.givesWay = givesWay;
    this.time = time;
    this.deadline = Deadline.in(time, timeout);
  }

  /**
   * Ends the ticket, if that is still possible.
   *
   * @return false once the line is passed
   */
  public synchronized boolean cancel() {
    if (linePassed) {
      return false;
    }
    wish = Why.CANCELLED;
    return true;
  }

  /** Before the line ends the ticket; after it leaves it this long to finish. */
  public synchronized void shutDown(Duration grace) {
    if (linePassed) {
      Deadline asked = Deadline.in(time, grace);
      if (deadline.orEarlier(asked).equals(asked)) {
        deadline = asked;
        whatIsOver = "the agent was asked to end, and had " + grace.toSeconds() + " s to finish";
      }
    } else if (wish == null) {
      wish = Why.SHUTDOWN;
    }
  }

  /** From here on nobody can end the ticket. */
  public synchronized void passLine() throws TicketStopped, TicketFailure {
    check();
    linePassed = true;
  }

  /** Nobody could end the ticket any more before this start, nor can anybody now. */
  public synchronized void lineWasPassed() {
    linePassed = true;
  }

  /** Throws if the ticket is not to go on. */
  public synchronized void check() throws TicketStopped, TicketFailure {
    if (wish != null && !linePassed) {
      throw new TicketStopped(wish);
    }
    if (givesWay.getAsBoolean()) {
      throw new TicketStopped(Why.GIVES_WAY);
    }
    if (deadline.over()) {
      throw new TicketFailure(FailureReason.TimedOut, whatIsOver);
    }
  }

  /** Whether {@link #check} would let it pass. */
  public synchronized boolean wanted() {
    return (wish == null || linePassed) && !deadline.over();
  }

  /** The rest of its time, at most this long. */
  public synchronized Duration atMost(Duration duration) {
    Duration rest = deadline.remaining();
    return rest.compareTo(duration) < 0 ? rest : duration;
  }

  /** Waits, at most as long as the ticket is wanted. */
  public void pause(Duration duration) throws TicketStopped, TicketFailure, InterruptedException {
    Deadline end = Deadline.in(time, duration);
    while (!end.over()) {
      check();
      Duration rest = end.remaining();
      time.pause(rest.compareTo(SLICE) < 0 ? rest : SLICE);
    }
    check();
  }
}
