package dev.skynet.agent.turn;

import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.control.TicketStopped;
import dev.skynet.agent.health.HealthGate;
import dev.skynet.agent.journal.Journal;
import dev.skynet.agent.journal.JournalStep;
import dev.skynet.agent.release.CurrentLink;
import dev.skynet.agent.release.InstalledRelease;
import dev.skynet.agent.services.Services;
import dev.skynet.agent.services.Supervisor;
import dev.skynet.agent.ticket.HookRunner;
import dev.skynet.agent.ticket.TicketLog;
import dev.skynet.protocol.bundle.SkynetFile.Hook;
import dev.skynet.protocol.message.FailureReason;
import java.io.IOException;
import java.util.Optional;

/** What a release goes through: its hooks, and, past the line, the switch until it is good. */
public final class Switchover {
  private final Services services;
  private final Supervisor supervisor;
  private final CurrentLink link;
  private final HealthGate health;
  private final HookRunner hooks;

  public Switchover(
      Services services,
      Supervisor supervisor,
      CurrentLink link,
      HealthGate health,
      HookRunner hooks) {
    this.services = services;
    this.supervisor = supervisor;
    this.link = link;
    this.health = health;
    this.hooks = hooks;
  }

  /** The hooks before the line; the old release serves. They never run twice for one ticket. */
  public void hooks(
      InstalledRelease release, boolean lead, Journal journal, TicketLog log, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    var all = release.file().hooks();
    Optional<Hook> once = lead ? all.once() : Optional.empty();
    if (once.isPresent() || all.before().isPresent()) {
      journal.add(JournalStep.HOOKING);
    }
    hook("once", once, release, log, control);
    hook("before", all.before(), release, log, control);
  }

  /** From the line to a release that is good; what goes wrong here is undone by the caller. */
  public void forward(
      InstalledRelease release, Journal journal, TicketLog log, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    supervisor.rest();
    log.note("stopping services");
    services.stopAll();
    journal.add(JournalStep.STOPPED);
    log.note("current -> " + release.id());
    link.forward();
    journal.add(JournalStep.SWITCHED);
    control.check();
    log.note("starting services of " + release.id());
    services.startMissing(release);
    journal.add(JournalStep.STARTED);
    hook("after", release.file().hooks().after(), release, log, control);
    health.pass(release, log.file(), control);
    log.note(release.id() + " is healthy");
  }

  /** The release runs already: starts what does not run, and checks. */
  public void reaffirm(InstalledRelease release, TicketLog log, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    log.note(release.id() + " runs already; nothing is switched");
    supervisor.rest();
    services.startMissing(release);
    try {
      health.pass(release, log.file(), control);
    } finally {
      supervisor.watch(release);
    }
  }

  private void hook(
      String name,
      Optional<Hook> hook,
      InstalledRelease release,
      TicketLog log,
      TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    if (hook.isEmpty()) {
      return;
    }
    hooks.run(
        new HookRunner.Job(
            "hook " + name,
            hook.get().run(),
            false,
            hook.get().timeout(),
            release.folder(),
            release.environment(),
            FailureReason.HookFailed),
        log,
        control);
  }
}
