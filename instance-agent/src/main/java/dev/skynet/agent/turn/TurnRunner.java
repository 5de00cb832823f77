package dev.skynet.agent.turn;

import dev.skynet.agent.control.RunningTicket;
import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.control.TicketStopped;
import dev.skynet.agent.health.Probe;
import dev.skynet.agent.journal.FolderFile;
import dev.skynet.agent.journal.JournalStep;
import dev.skynet.agent.journal.TicketFolder;
import dev.skynet.agent.processes.Processes;
import dev.skynet.agent.release.CurrentLink;
import dev.skynet.agent.release.InstalledRelease;
import dev.skynet.agent.release.Releases;
import dev.skynet.agent.release.Uncommitted;
import dev.skynet.agent.services.Services;
import dev.skynet.agent.services.Supervisor;
import dev.skynet.agent.ticket.HookRunner;
import dev.skynet.agent.ticket.TurnPlan;
import dev.skynet.agent.time.MonotonicTime;
import dev.skynet.agent.time.Stopwatch;
import dev.skynet.protocol.bundle.SkynetFile.Hook;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.Ticket;
import dev.skynet.protocol.release.Release;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Carries a ticket out, from wherever the agent last ended in it. */
public final class TurnRunner {
  private final TurnStart start;
  private final Switchover switchover;
  private final WayBack wayBack;
  private final Releases releases;
  private final CurrentLink link;
  private final Uncommitted uncommitted;
  private final Services services;
  private final Supervisor supervisor;
  private final Processes processes;
  private final TurnReports reports;
  private final RunningTicket running;
  private final InstantSource clock;
  private final MonotonicTime time;

  public TurnRunner(TurnParts parts) {
    this.start = parts.start();
    this.switchover = parts.switchover();
    this.wayBack = parts.wayBack();
    this.releases = parts.releases();
    this.link = parts.link();
    this.uncommitted = parts.uncommitted();
    this.services = parts.services();
    this.supervisor = parts.supervisor();
    this.processes = parts.processes();
    this.reports = parts.reports();
    this.running = parts.running();
    this.clock = parts.clock();
    this.time = parts.time();
  }

  /**
   * Carries it out; the folder stands among the running ones.
   *
   * @throws IOException if what has happened cannot be written down: the agent must end
   */
  public void run(TicketFolder folder, Ticket ticket) throws IOException, InterruptedException {
    Turn turn = new Turn(folder, ticket.log(), clock, time);
    turn.journal.add(JournalStep.START);
    TicketControl control = running.begin(folder.id(), timeLeft(turn, ticket));
    try {
      if (uncommitted.ticket().filter(folder.id()::equals).isPresent()) {
        control.lineWasPassed();
        turn.log.note("the agent has started anew; going back");
        goBack(turn, folder.plan(TurnPlan.class).orElseThrow(), turn.cause());
      } else {
        processes.sweep(HookRunner.mark(turn.log));
        processes.sweep(Probe.mark(turn.log.file()));
        beforeTheLine(turn, ticket, control);
      }
    } finally {
      running.end();
    }
  }

  /** A ticket that was accepted before keeps its deadline. */
  private Duration timeLeft(Turn turn, Ticket ticket) throws IOException {
    var accepted = turn.journal.last(JournalStep.ACCEPTED);
    Instant from = accepted.isPresent() ? accepted.get().at() : clock.instant();
    Instant end = from.plusSeconds(ticket.timeoutSeconds());
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void beforeTheLine(Turn turn, Ticket ticket, TicketControl control)
      throws IOException, InterruptedException {
    InstalledRelease release;
    TurnPlan plan;
    try {
      if (turn.folder.has(FolderFile.CANCEL)) {
        reports.cancelled(turn.folder);
        return;
      }
      failIfInterrupted(turn);
      if (!start.accepted(turn.folder, ticket)) {
        return;
      }
      release = releases.install(ticket.release(), control);
      turn.journal.add(JournalStep.UNPACKED);
      plan = plan(release);
      turn.folder.savePlan(plan);
      if (plan.reaffirms()) {
        reaffirm(turn, release, control);
        return;
      }
      switchover.hooks(release, ticket.lead(), turn, control);
      link.prepare(plan.to().id(), plan.previous().map(Release::id));
      control.passLine();
      uncommitted.draw(turn.folder.id(), plan.previous().map(Release::id));
      turn.journal.add(JournalStep.LINE);
    } catch (TicketStopped e) {
      stopped(turn, e);
      return;
    } catch (TicketFailure e) {
      reports.untouched(turn.folder, e, turn.put, turn.log, turn.times());
      return;
    } catch (IOException e) {
      reports.untouched(
          turn.folder,
          TicketFailure.of(e, FailureReason.Interrupted),
          turn.put,
          turn.log,
          turn.times());
      return;
    }
    beyondTheLine(turn, plan, release, control);
  }

  private void failIfInterrupted(Turn turn) throws IOException, TicketFailure {
    if (turn.crashedTooOften() || turn.journal.has(JournalStep.HOOKING)) {
      throw turn.interrupted();
    }
  }

  private void reaffirm(Turn turn, InstalledRelease release, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    switchover.reaffirm(release, turn, control);
    reports.succeeded(turn.folder, release.release(), turn.put, turn.times());
  }

  private void beyondTheLine(
      Turn turn, TurnPlan plan, InstalledRelease release, TicketControl control)
      throws IOException, InterruptedException {
    try {
      switchover.forward(release, turn, control);
      turn.log.addOutputOf(services);
    } catch (TicketFailure e) {
      goBack(turn, plan, e);
      return;
    } catch (IOException e) {
      goBack(turn, plan, TicketFailure.of(e, FailureReason.Interrupted));
      return;
    } catch (TicketStopped e) {
      throw new IllegalStateException("nobody can stop a turn past its line", e);
    }
    reports.succeeded(turn.folder, release.release(), turn.put, turn.times());
    supervisor.watch(release);
  }

  private void goBack(Turn turn, TurnPlan plan, TicketFailure why)
      throws IOException, InterruptedException {
    Stopwatch undo = turn.stopwatch();
    turn.failing(why);
    turn.log.note(why.text());
    turn.log.addOutputOf(services);
    try {
      Optional<Release> restored = wayBack.go(turn, plan);
      turn.spentGoingBack(undo);
      if (restored.isPresent()) {
        reports.failed(
            turn.folder,
            why,
            HostState.Restored,
            restored.map(Release::running),
            turn.put,
            turn.log,
            turn.times());
      } else {
        TicketFailure nothing =
            new TicketFailure(FailureReason.NoPreviousRelease, why.reason() + ": " + why.text());
        reports.failed(
            turn.folder,
            nothing,
            HostState.Down,
            Optional.empty(),
            turn.put,
            turn.log,
            turn.times());
      }
    } catch (TicketFailure e) {
      turn.spentGoingBack(undo);
      TicketFailure both =
          new TicketFailure(
              e.reason(), e.text() + " (after " + why.reason() + ": " + why.text() + ")");
      reports.failed(
          turn.folder, both, HostState.Down, Optional.empty(), turn.put, turn.log, turn.times());
    }
  }

  /** A release that is no longer whole is none to go back to. */
  private TurnPlan plan(InstalledRelease release) throws IOException {
    Release from = start.whatRuns().orElse(null);
    Optional<Hook> undo = release.file().hooks().undo();
    return new TurnPlan(
        from,
        release.release(),
        undo.map(Hook::run).orElse(null),
        undo.map(hook -> hook.timeout().toSeconds()).orElse(0L),
        release.environment());
  }

  private void stopped(Turn turn, TicketStopped why) throws IOException {
    switch (why.why()) {
      case CANCELLED -> reports.cancelled(turn.folder);
      case GIVES_WAY -> throw new IllegalStateException("a turn gives way to nothing", why);
      case SHUTDOWN -> turn.log.note("the agent is asked to end; nothing was touched");
    }
  }
}
