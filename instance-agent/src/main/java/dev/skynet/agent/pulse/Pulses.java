package dev.skynet.agent.pulse;

import dev.skynet.agent.config.AgentConfig.PulsePeriods;
import dev.skynet.agent.control.RunningTicket;
import dev.skynet.agent.outbox.OperatorLine;
import dev.skynet.agent.outbox.Stamp;
import dev.skynet.agent.outbox.Stamps;
import dev.skynet.agent.services.Supervisor;
import dev.skynet.agent.state.HostRecord;
import dev.skynet.agent.state.HostStatus;
import dev.skynet.agent.state.StateFile;
import dev.skynet.agent.ticket.Outcomes;
import dev.skynet.agent.time.MonotonicTime;
import dev.skynet.agent.time.Stopwatch;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.Pulse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says at intervals that the host is alive and what it runs; quiet until the boot is done, unless a
 * ticket of the operator is in hand: its end may take longer than the operator waits for a word.
 */
public final class Pulses {
  private static final Logger LOG = LoggerFactory.getLogger(Pulses.class);
  private static final Duration CONFIRM = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final MessageCodec codec = new MessageCodec();
  private final OperatorLine line;
  private final Stamps stamps;
  private final StateFile state;
  private final HostStatus status;
  private final RunningTicket running;
  private final Supervisor supervisor;
  private final InstantSource clock;
  private final MonotonicTime time;
  private final String version;
  private final Duration turn;
  private volatile Duration idle;
  private volatile boolean begun;

  public Pulses(
      OperatorLine line,
      Stamps stamps,
      StateFile state,
      HostStatus status,
      RunningTicket running,
      Supervisor supervisor,
      InstantSource clock,
      MonotonicTime time,
      PulsePeriods periods,
      String version) {
    this.line = line;
    this.stamps = stamps;
    this.state = state;
    this.status = status;
    this.running = running;
    this.supervisor = supervisor;
    this.clock = clock;
    this.time = time;
    this.version = version;
    this.turn = periods.turn();
    this.idle = periods.idle();
  }

  /** From now on so often when no ticket runs. */
  public void idlePeriod(Duration period) {
    if (period.isPositive()) {
      idle = period;
    }
  }

  /** The boot is done. */
  public void begin() {
    begun = true;
  }

  /** Beats until interrupted. */
  public void run() throws InterruptedException {
    Stopwatch since = new Stopwatch(time);
    while (true) {
      time.pause(LOOK);
      Optional<String> ticket = running.id();
      boolean inHand = ticket.filter(id -> !Outcomes.isOfBoot(id)).isPresent();
      Duration period = ticket.isPresent() ? shorter(turn, idle) : idle;
      if ((begun || inHand) && since.millis() >= period.toMillis()) {
        since = new Stopwatch(time);
        beat();
      }
    }
  }

  /** Says it once. */
  void beat() {
    try {
      line.pulse(codec.encode(status.inOrder(this::pulse)));
    } catch (IOException e) {
      LOG.debug("a pulse was lost: {}", e.getMessage());
    }
  }

  private Pulse pulse() {
    Stamp s = stamps.next();
    HostRecord host = state.get();
    return new Pulse(
        s.id(),
        s.fleet(),
        s.group(),
        s.instance(),
        s.boot(),
        s.seq(),
        version,
        status.running().orElse(null),
        host.fence(),
        running.id().orElse(null),
        host.last(),
        problem(host));
  }

  private @Nullable String problem(HostRecord host) {
    if (host.hold() != null) {
      return "held: " + host.hold();
    }
    Optional<String> service = supervisor.problem();
    if (service.isPresent()) {
      return service.get();
    }
    HostRecord.Provisional waiting = host.provisional();
    if (waiting == null || clock.instant().isBefore(waiting.since().plus(CONFIRM))) {
      return status.unhealthy() ? "the current release does not pass its checks" : null;
    }
    return "ticket " + waiting.ticket() + " was not confirmed yet";
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
