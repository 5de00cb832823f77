package dev.skynet.operator.group.plan;

import dev.skynet.operator.group.action.Action;
import dev.skynet.protocol.message.Accepted;
import dev.skynet.protocol.message.Built;
import dev.skynet.protocol.message.Cancelled;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.RefusalReason;
import dev.skynet.protocol.message.Refused;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.message.TurnTimes;
import dev.skynet.protocol.message.Uploaded;
import dev.skynet.protocol.release.Release;
import dev.skynet.protocol.release.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The journal of an agent without a host: each id is taken on once, and answered ever after. */
final class SimTickets {
  private final SimAgent agent;
  private final Set<String> accepted = new HashSet<>();
  private final Set<String> cancelled = new HashSet<>();
  private final Map<String, Sha256> built = new HashMap<>();

  /** How tickets ended, by id. */
  final Map<String, Report> outcomes = new HashMap<>();

  /** Ids of the tickets that were begun. */
  final List<String> begun = new ArrayList<>();

  private @Nullable String busy;
  private @Nullable Runnable rest;

  SimTickets(SimAgent agent) {
    this.agent = agent;
  }

  @Nullable String busy() {
    return busy;
  }

  /** What was held or killed goes on. */
  void goOn() {
    Runnable finish = rest;
    rest = null;
    if (finish != null) {
      finish.run();
    }
  }

  void prepare(Action.SendPrepare message, Instant now) {
    String ticket = message.turn().ticket() + ".prepare";
    if (isKnown(ticket, now)
        || isVoid(ticket, message.turn().notAfter(), message.turn().fence(), now)) {
      return;
    }
    begin(ticket, now, () -> build(ticket, message.buildKey(), now));
  }

  /** A lead that was killed builds other bytes. */
  private void build(String ticket, Sha256 buildKey, Instant now) {
    busy = null;
    if (agent.failsItsBuild) {
      end(ticket, failed(ticket, FailureReason.BuildFailed, HostState.Untouched), now);
    } else {
      built.put(ticket, Sha256.ofLines("artifact", buildKey.hex(), agent.id + agent.boot));
      sayBuilt(ticket, now);
    }
  }

  void upload(Action.GrantUpload grant, Instant now) {
    String ticket = grant.turn().ticket() + ".prepare";
    var wanted = grant.turn().built();
    Sha256 digest = built.get(ticket);
    if (isEnded(ticket, now) || wanted == null) {
      return;
    }
    if (digest == null || !digest.hex().equals(wanted.digest())) {
      end(ticket, failed(ticket, FailureReason.UploadFailed, HostState.Untouched), now);
      return;
    }
    agent.bucket.uploads.add(digest);
    end(
        ticket,
        new Uploaded(
            agent.next(),
            World.FLEET,
            World.GROUP,
            agent.id,
            agent.boot,
            agent.seq,
            ticket,
            digest),
        now);
  }

  void ticket(Action.SendTicket message, Instant now) {
    String ticket = message.turn().ticket();
    if (isKnown(ticket, now)
        || isVoid(ticket, message.turn().notAfter(), message.turn().fence(), now)) {
      return;
    }
    begin(ticket, now, () -> install(ticket, message.release(), now));
  }

  private void install(String ticket, Release release, Instant now) {
    busy = null;
    if (agent.failsItsCheck) {
      boolean back = agent.running != null;
      var reason = back ? FailureReason.CheckFailed : FailureReason.NoPreviousRelease;
      end(ticket, failed(ticket, reason, back ? HostState.Restored : HostState.Down), now);
    } else {
      agent.running = release.running();
      end(
          ticket,
          new Succeeded(
              agent.next(),
              World.FLEET,
              World.GROUP,
              agent.id,
              agent.boot,
              agent.seq,
              ticket,
              release.running(),
              null,
              TurnTimes.NONE),
          now);
    }
  }

  /** A build can be called back while it runs; what is past its line cannot. */
  void cancel(String ticket, Instant now) {
    Report outcome = outcomes.get(ticket);
    boolean runs = ticket.equals(busy);
    boolean done = outcome instanceof Succeeded || outcome instanceof Uploaded;
    boolean tooLate = done || (runs && !ticket.endsWith(".prepare"));
    if (outcome != null && !done) {
      agent.say(outcome, now);
      return;
    }
    if (!tooLate) {
      cancelled.add(ticket);
      if (runs) {
        rest = null;
        busy = null;
      }
    }
    var answer =
        new Cancelled(
            agent.next(),
            World.FLEET,
            World.GROUP,
            agent.id,
            agent.boot,
            agent.seq,
            ticket,
            tooLate);
    if (tooLate) {
      agent.say(answer, now);
    } else {
      end(ticket, answer, now);
    }
  }

  private void begin(String ticket, Instant now, Runnable finish) {
    accepted.add(ticket);
    begun.add(ticket);
    busy = ticket;
    say(
        new Accepted(
            agent.next(), World.FLEET, World.GROUP, agent.id, agent.boot, agent.seq, ticket),
        now);
    rest = finish;
    if (!agent.stuck) {
      goOn();
    }
  }

  /** One id is worked on at a time; what comes meanwhile waits for nothing in this world. */
  private boolean isKnown(String ticket, Instant now) {
    if (isEnded(ticket, now)) {
      return true;
    }
    if (built.containsKey(ticket)) {
      sayBuilt(ticket, now);
    } else if (accepted.contains(ticket)) {
      say(
          new Accepted(
              agent.next(), World.FLEET, World.GROUP, agent.id, agent.boot, agent.seq, ticket),
          now);
    }
    return accepted.contains(ticket);
  }

  private boolean isEnded(String ticket, Instant now) {
    Report outcome = outcomes.get(ticket);
    if (outcome != null) {
      say(outcome, now);
    }
    return outcome != null;
  }

  private boolean isVoid(String ticket, Instant notAfter, long fence, Instant now) {
    RefusalReason reason = null;
    if (now.isAfter(notAfter)) {
      reason = RefusalReason.Expired;
    } else if (fence < agent.fence) {
      reason = RefusalReason.LowerFence;
    }
    if (reason == null) {
      agent.fence = fence;
      return false;
    }
    end(
        ticket,
        new Refused(
            agent.next(),
            World.FLEET,
            World.GROUP,
            agent.id,
            agent.boot,
            agent.seq,
            ticket,
            reason,
            "no"),
        now);
    return true;
  }

  private void sayBuilt(String ticket, Instant now) {
    Sha256 digest = built.get(ticket);
    if (digest != null) {
      say(
          new Built(
              agent.next(),
              World.FLEET,
              World.GROUP,
              agent.id,
              agent.boot,
              agent.seq,
              ticket,
              digest,
              10,
              20,
              2,
              SimAgent.PLATFORM),
          now);
    }
  }

  private Failed failed(String ticket, FailureReason reason, HostState host) {
    return new Failed(
        agent.next(),
        World.FLEET,
        World.GROUP,
        agent.id,
        agent.boot,
        agent.seq,
        ticket,
        reason,
        "it failed",
        host,
        agent.running,
        null,
        "tail",
        TurnTimes.NONE);
  }

  private void end(String ticket, Report outcome, Instant now) {
    outcomes.put(ticket, outcome);
    say(outcome, now);
  }

  private void say(Report report, Instant now) {
    agent.say(report, now);
  }
}
