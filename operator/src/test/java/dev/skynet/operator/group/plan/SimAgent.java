package dev.skynet.operator.group.plan;

import dev.skynet.operator.Timings;
import dev.skynet.operator.group.FleetObservation.Incoming;
import dev.skynet.operator.group.action.Action;
import dev.skynet.protocol.message.Hello;
import dev.skynet.protocol.message.Joined;
import dev.skynet.protocol.message.Leaving;
import dev.skynet.protocol.message.Pulse;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.Staged;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An agent as the protocol has it, without a host: one message at a time, no I/O. */
final class SimAgent {
  static final Platform PLATFORM = new Platform("linux", "x86_64");
  private static final Timings TIMINGS = Timings.DEFAULT;

  final String id;
  final Deque<Action.Send> inbox = new ArrayDeque<>();
  final List<Incoming> outbox = new ArrayList<>();
  final WorldBucket bucket;
  SimTickets tickets;
  Platform platform = PLATFORM;
  boolean alive = true;
  boolean failsItsCheck;
  boolean failsItsBuild;

  /** Stops in the middle of a turn or a build, after it was accepted. */
  boolean stuck;

  @Nullable Running running;
  long boot = 1;
  long seq;
  long fence;
  private Duration period = TIMINGS.idlePulse();
  private Instant lastPulse = Instant.MIN;

  /** When it last gave a sign of life. */
  Instant lastSign = Instant.MIN;

  SimAgent(String id, WorldBucket bucket) {
    this.id = id;
    this.bucket = bucket;
    this.tickets = new SimTickets(this);
  }

  /** The heartbeat, when it is due. */
  Optional<Pulse> pulse(Instant now) {
    String busy = tickets.busy();
    boolean inTurn = busy != null && TIMINGS.turnPulse().compareTo(period) < 0;
    Duration due = inTurn ? TIMINGS.turnPulse() : period;
    if (!alive || (!lastPulse.equals(Instant.MIN) && lastPulse.plus(due).isAfter(now))) {
      return Optional.empty();
    }
    lastPulse = now;
    lastSign = now;
    return Optional.of(
        new Pulse(
            next(),
            World.FLEET,
            World.GROUP,
            id,
            boot,
            seq,
            "1",
            running,
            fence,
            busy,
            null,
            null));
  }

  /**
   * What a dead process forgets: an accepted turn is finished or repeated by its journal; how often
   * it was to pulse is in no journal.
   */
  void restart(Instant now) {
    alive = true;
    boot++;
    period = TIMINGS.idlePulse();
    tickets.goOn();
    joined(null, now);
  }

  /** A new host under the same id: it boots what the pointer names. */
  void wipe(Instant now) {
    tickets = new SimTickets(this);
    boot = 1;
    seq = 0;
    fence = 0;
    period = TIMINGS.idlePulse();
    alive = true;
    var pointer = bucket.pointer;
    var desired = pointer == null ? null : pointer.desired();
    running = desired == null ? null : desired.releases().getFirst().running();
    say(new Hello(next(), World.FLEET, World.GROUP, id, boot, seq, platform, "1"), now);
    joined(null, now);
  }

  void leave(Instant now) {
    say(new Leaving(next(), World.FLEET, World.GROUP, id, boot, seq), now);
    alive = false;
  }

  /** Goes on with a turn that was held. */
  void unstick() {
    stuck = false;
    if (alive) {
      tickets.goOn();
    }
  }

  /** Handles one message; false when there was none or it cannot. */
  boolean step(Instant now) {
    if (!alive || inbox.isEmpty()) {
      return false;
    }
    handle(inbox.remove(), now);
    return true;
  }

  private void handle(Action.Send message, Instant now) {
    switch (message) {
      case Action.CallRoll call -> {
        fence = Math.max(fence, call.fence());
        period = call.pulse();
        joined(call.id(), now);
      }
      case Action.SendPrepare prepare -> tickets.prepare(prepare, now);
      case Action.GrantUpload grant -> tickets.upload(grant, now);
      case Action.SendStage stage ->
          say(
              new Staged(next(), World.FLEET, World.GROUP, id, boot, seq, stage.release().id()),
              now);
      case Action.SendTicket ticket -> tickets.ticket(ticket, now);
      case Action.SendConfirm confirm -> {}
      case Action.SendCancel cancel -> tickets.cancel(cancel.ticket(), now);
    }
  }

  private void joined(@Nullable String call, Instant now) {
    say(
        new Joined(
            next(),
            World.FLEET,
            World.GROUP,
            id,
            boot,
            seq,
            call,
            platform,
            "1",
            running,
            fence,
            1 << 30,
            null),
        now);
  }

  void say(Report report, Instant now) {
    outbox.add(new Incoming(report, "sender", now));
    lastSign = now;
  }

  String next() {
    seq++;
    return id + "-" + boot + "-" + seq;
  }
}
