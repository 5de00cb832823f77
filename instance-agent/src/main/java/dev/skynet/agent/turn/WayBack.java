package dev.skynet.agent.turn;

import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.control.TicketStopped;
import dev.skynet.agent.files.Directories;
import dev.skynet.agent.health.HealthGate;
import dev.skynet.agent.health.Probe;
import dev.skynet.agent.journal.JournalStep;
import dev.skynet.agent.processes.Processes;
import dev.skynet.agent.release.CurrentLink;
import dev.skynet.agent.release.InstalledRelease;
import dev.skynet.agent.release.Releases;
import dev.skynet.agent.services.Services;
import dev.skynet.agent.services.Supervisor;
import dev.skynet.agent.ticket.HookRunner;
import dev.skynet.agent.ticket.TicketLog;
import dev.skynet.agent.ticket.TurnPlan;
import dev.skynet.agent.time.MonotonicTime;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings the release of the saved plan back. Every step may be done again, so that a kill anywhere
 * begins again from the top; after three tries a person is needed.
 */
public final class WayBack {
  private static final int TRIES = 3;
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final Processes processes;
  private final Services services;
  private final Supervisor supervisor;
  private final Releases releases;
  private final CurrentLink link;
  private final HealthGate health;
  private final HookRunner hooks;
  private final Directories directories;
  private final MonotonicTime time;

  public WayBack(
      Processes processes,
      Services services,
      Supervisor supervisor,
      Releases releases,
      CurrentLink link,
      HealthGate health,
      Directories directories,
      MonotonicTime time) {
    this.processes = processes;
    this.services = services;
    this.supervisor = supervisor;
    this.releases = releases;
    this.link = link;
    this.health = health;
    this.hooks = new HookRunner(processes);
    this.directories = directories;
    this.time = time;
  }

  /**
   * Goes back.
   *
   * @return what runs now and has passed its own checks; nothing if nothing ran before
   * @throws TicketFailure with {@code RollbackFailed} after the third try
   */
  Optional<Release> go(Turn turn, TurnPlan plan)
      throws TicketFailure, IOException, InterruptedException {
    supervisor.rest();
    String last = "the agent ended in the middle of it";
    while (turn.journal.count(JournalStep.UNDOING) < TRIES) {
      turn.journal.add(JournalStep.UNDOING);
      try {
        once(turn, plan);
        turn.journal.add(JournalStep.UNDONE);
        return plan.previous();
      } catch (TicketFailure | TicketStopped | IOException e) {
        last = String.valueOf(e.getMessage());
        turn.log.note("the way back failed: " + last);
      }
    }
    throw new TicketFailure(
        FailureReason.RollbackFailed, "the way back failed " + TRIES + " times: " + last);
  }

  private void once(Turn turn, TurnPlan plan)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    TicketLog log = turn.log;
    processes.sweep(HookRunner.mark(log));
    processes.sweep(Probe.mark(log.file()));
    try (var _ = turn.undoUser.begin()) {
      undoHook(plan, log);
      log.note("stopping services");
      services.stopAll();
    }
    log.note("current -> " + plan.previous().map(Release::id).orElse("nothing"));
    link.back(plan.previous().map(Release::id));
    if (plan.previous().isPresent()) {
      InstalledRelease previous = releases.open(plan.previous().get());
      log.note("starting services of " + previous.id());
      try (var _ = turn.undoUser.begin()) {
        services.startMissing(previous);
        health.pass(previous, log.file(), unstoppable(limit(previous)));
      }
      log.note(previous.id() + " is healthy again");
      supervisor.watch(previous);
    }
  }

  /** A hook that fails cannot be waited for: the old release must run again. */
  private void undoHook(TurnPlan plan, TicketLog log)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    Path folder = directories.release(plan.to().id());
    if (plan.undoCommand() == null || !Files.isDirectory(folder)) {
      return;
    }
    Duration timeout = Duration.ofSeconds(plan.undoSeconds());
    try {
      hooks.run(
          new HookRunner.Job(
              "hook undo",
              plan.undoCommand(),
              false,
              timeout,
              folder,
              plan.environment(),
              FailureReason.HookFailed),
          log,
          unstoppable(timeout.plus(SLACK)));
    } catch (TicketFailure e) {
      log.note(e.text() + "; going on");
    }
  }

  private static Duration limit(InstalledRelease release) {
    var checks = release.file().health();
    return checks.start().plus(checks.stable()).plus(SLACK);
  }

  private TicketControl unstoppable(Duration limit) {
    TicketControl control = new TicketControl(time, limit);
    control.lineWasPassed();
    return control;
  }
}
