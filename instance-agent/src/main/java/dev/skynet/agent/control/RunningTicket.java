package dev.skynet.agent.control;

import dev.skynet.agent.time.Deadline;
import dev.skynet.agent.time.MonotonicTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The one ticket that runs now, so that others can end it. */
public final class RunningTicket {
  private final MonotonicTime time;
  private @Nullable String id;
  private @Nullable TicketControl control;
  private @Nullable Duration shutDownGrace;

  public RunningTicket(MonotonicTime time) {
    this.time = time;
  }

  /** This ticket runs from now on. */
  public synchronized TicketControl begin(String ticket, Duration timeout) {
    TicketControl fresh = beginUntold(timeout);
    id = ticket;
    return fresh;
  }

  /** Something that is no ticket runs from now on. */
  public synchronized TicketControl beginUntold(Duration timeout) {
    return begin(new TicketControl(time, timeout));
  }

  /** Something runs that ends as soon as anything else is to be done. */
  public synchronized TicketControl beginAhead(Duration timeout, BooleanSupplier urgent) {
    return begin(new TicketControl(time, timeout, urgent));
  }

  private TicketControl begin(TicketControl fresh) {
    if (shutDownGrace != null) {
      fresh.shutDown(shutDownGrace);
    }
    control = fresh;
    return fresh;
  }

  /** No ticket runs any more. */
  public synchronized void end() {
    id = null;
    control = null;
    notifyAll();
  }

  /** Waits until nothing runs any more, at most this long. */
  public synchronized void awaitEnd(Duration longest) throws InterruptedException {
    Deadline end = Deadline.in(time, longest);
    while (control != null && !end.over()) {
      wait(end.remaining().toMillis() + 1);
    }
  }

  /** The id of the ticket that runs. */
  public synchronized Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /**
   * Ends this ticket, if it runs and that is still possible.
   *
   * @return whether it will end; nothing if it does not run
   */
  public synchronized Optional<Boolean> cancel(String ticket) {
    TicketControl running = control;
    return running != null && ticket.equals(id) ? Optional.of(running.cancel()) : Optional.empty();
  }

  /** Whatever runs, or is about to, ends before its line; past it it has this long. */
  public synchronized void shutDown(Duration grace) {
    shutDownGrace = grace;
    if (control != null) {
      control.shutDown(grace);
    }
  }

  /** Whether the agent is asked to end. */
  public synchronized boolean shuttingDown() {
    return shutDownGrace != null;
  }
}
