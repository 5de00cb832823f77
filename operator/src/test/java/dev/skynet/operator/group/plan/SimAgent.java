package dev.skynet.operator.group.plan;

import dev.skynet.operator.group.FleetObservation.Incoming;
import dev.skynet.operator.group.Member;
import dev.skynet.operator.group.action.Action;
import dev.skynet.protocol.message.Accepted;
import dev.skynet.protocol.message.Built;
import dev.skynet.protocol.message.Cancelled;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.Joined;
import dev.skynet.protocol.message.RefusalReason;
import dev.skynet.protocol.message.Refused;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.Staged;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.message.TurnTimes;
import dev.skynet.protocol.message.Uploaded;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Release;
import dev.skynet.protocol.release.Running;
import dev.skynet.protocol.release.Sha256;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An agent as the protocol has it, without a host: one message at a time, no I/O. */
final class SimAgent {
  static final Platform PLATFORM = new Platform("linux", "x86_64");

  final String id;
  final Fleet fleet;
  final GroupName group;
  final Deque<Action.Send> inbox = new ArrayDeque<>();
  final Map<String, Report> lastReport = new HashMap<>();
  final Set<String> cancelledIds = new HashSet<>();
  final Set<String> staged = new HashSet<>();
  final List<String> ticketsRun = new ArrayList<>();
  boolean alive = true;
  boolean failsItsCheck;
  boolean failsItsBuild;

  /** Stops in the middle of a turn, after it was accepted. */
  boolean stuck;

  @Nullable Running running;
  @Nullable String busy;
  long boot = 1;
  long seq;
  Optional<Member.Joined> joined = Optional.empty();
  Optional<Instant> lastSeen = Optional.empty();
  final List<Incoming> outbox = new ArrayList<>();
  private @Nullable Runnable rest;

  SimAgent(String id, Fleet fleet, GroupName group) {
    this.id = id;
    this.fleet = fleet;
    this.group = group;
  }

  Member asMember() {
    return new Member(
        id,
        joined.map(j -> PLATFORM),
        joined.isPresent() ? Optional.ofNullable(running) : Optional.empty(),
        joined,
        lastSeen,
        0,
        Set.copyOf(staged),
        Optional.empty(),
        Optional.ofNullable(busy),
        Optional.empty());
  }

  void pulse(Instant now) {
    if (alive && joined.isPresent()) {
      lastSeen = Optional.of(now);
    }
  }

  /** What a dead process forgets: an accepted turn is undone or repeated by its journal. */
  void restart(Instant now) {
    alive = true;
    boot++;
    if (rest != null) {
      Runnable finish = rest;
      rest = null;
      finish.run();
    }
    say(
        new Joined(
            next(), fleet, group, id, boot, seq, null, PLATFORM, "1", running, 0, 1 << 30, null),
        now);
    joined = Optional.of(new Member.Joined(null, now));
  }

  /** Goes on with a turn that was held. */
  void unstick() {
    stuck = false;
    if (alive && rest != null) {
      Runnable finish = rest;
      rest = null;
      finish.run();
    }
  }

  /** Handles one message; false when there was none or it cannot. */
  boolean step(Instant now) {
    if (!alive || rest != null || inbox.isEmpty()) {
      return false;
    }
    handle(inbox.poll(), now);
    return true;
  }

  private void handle(Action.Send message, Instant now) {
    switch (message) {
      case Action.CallRoll call -> {
        say(
            new Joined(
                next(), fleet, group, id, boot, seq, call.id(), PLATFORM, "1", running, 0, 1 << 30,
                null),
            now);
        joined = Optional.of(new Member.Joined(call.id(), now));
      }
      case Action.SendPrepare prepare -> prepare(prepare, now);
      case Action.GrantUpload grant ->
          say(
              new Uploaded(
                  next(),
                  fleet,
                  group,
                  id,
                  boot,
                  seq,
                  grant.turn().ticket() + ".prepare",
                  new Sha256(java.util.Objects.requireNonNull(grant.turn().built()).digest())),
              now);
      case Action.SendStage stage -> {
        staged.add(stage.release().id());
        say(new Staged(next(), fleet, group, id, boot, seq, stage.release().id()), now);
      }
      case Action.SendTicket ticket -> ticket(ticket, now);
      case Action.SendConfirm confirm -> {}
      case Action.SendCancel cancel -> cancel(cancel.ticket(), now);
    }
  }

  private void prepare(Action.SendPrepare prepare, Instant now) {
    String ticket = prepare.turn().ticket() + ".prepare";
    if (repeats(ticket, now) || voided(ticket, prepare.turn().notAfter(), now)) {
      return;
    }
    say(new Accepted(next(), fleet, group, id, boot, seq, ticket), now);
    busy = ticket;
    finishOrHold(
        () -> {
          busy = null;
          if (failsItsBuild) {
            remember(ticket, failed(ticket, FailureReason.BuildFailed, HostState.Untouched), now);
          } else {
            remember(
                ticket,
                new Built(
                    next(),
                    fleet,
                    group,
                    id,
                    boot,
                    seq,
                    ticket,
                    Sha256.ofLines("artifact", prepare.buildKey().hex()),
                    10,
                    20,
                    2,
                    PLATFORM),
                now);
          }
        });
  }

  private void ticket(Action.SendTicket message, Instant now) {
    String ticket = message.turn().ticket();
    if (repeats(ticket, now) || voided(ticket, message.turn().notAfter(), now)) {
      return;
    }
    say(new Accepted(next(), fleet, group, id, boot, seq, ticket), now);
    lastReport.put(ticket, new Accepted("again", fleet, group, id, boot, seq, ticket));
    ticketsRun.add(ticket);
    busy = ticket;
    finishOrHold(() -> install(ticket, message.release(), now));
  }

  private void install(String ticket, Release release, Instant now) {
    busy = null;
    if (failsItsCheck) {
      HostState host = running == null ? HostState.Down : HostState.Restored;
      FailureReason reason =
          running == null ? FailureReason.NoPreviousRelease : FailureReason.CheckFailed;
      remember(ticket, failed(ticket, reason, host), now);
    } else {
      running = release.running();
      remember(
          ticket,
          new Succeeded(
              next(), fleet, group, id, boot, seq, ticket, release.running(), null, TurnTimes.NONE),
          now);
    }
  }

  private Failed failed(String ticket, FailureReason reason, HostState host) {
    return new Failed(
        next(),
        fleet,
        group,
        id,
        boot,
        seq,
        ticket,
        reason,
        "it failed",
        host,
        running,
        null,
        "tail",
        TurnTimes.NONE);
  }

  private void cancel(String ticket, Instant now) {
    boolean tooLate = lastReport.containsKey(ticket);
    if (!tooLate) {
      cancelledIds.add(ticket);
    }
    say(new Cancelled(next(), fleet, group, id, boot, seq, ticket, tooLate), now);
  }

  private void finishOrHold(Runnable finish) {
    if (stuck) {
      rest = finish;
    } else {
      finish.run();
    }
  }

  private boolean repeats(String ticket, Instant now) {
    Report last = lastReport.get(ticket);
    if (last != null) {
      say(last, now);
    }
    return last != null;
  }

  private boolean voided(String ticket, Instant notAfter, Instant now) {
    RefusalReason reason = null;
    if (cancelledIds.contains(ticket)) {
      reason = RefusalReason.Cancelled;
    } else if (now.isAfter(notAfter)) {
      reason = RefusalReason.Expired;
    }
    if (reason != null) {
      say(new Refused(next(), fleet, group, id, boot, seq, ticket, reason, "no"), now);
    }
    return reason != null;
  }

  private void remember(String ticket, Report report, Instant now) {
    lastReport.put(ticket, report);
    say(report, now);
  }

  private void say(Report report, Instant now) {
    outbox.add(new Incoming(report, "sender", now));
    lastSeen = Optional.of(now);
  }

  private String next() {
    seq++;
    return id + "-" + boot + "-" + seq;
  }
}
