package dev.skynet.agent.turn;

import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.control.TicketStopped;
import dev.skynet.agent.health.HealthGate;
import dev.skynet.agent.journal.JournalStep;
import dev.skynet.agent.release.CurrentLink;
import dev.skynet.agent.release.InstalledRelease;
import dev.skynet.agent.services.Services;
import dev.skynet.agent.services.Supervisor;
import dev.skynet.agent.ticket.HookRunner;
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
  void hooks(InstalledRelease release, boolean lead, Turn turn, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    var all = release.file().hooks();
    Optional<Hook> once = lead ? all.once() : Optional.empty();
    if (once.isPresent() || all.before().isPresent()) {
      turn.journal.add(JournalStep.HOOKING);
    }
    hook("once", once, release, turn, control);
    hook("before", all.before(), release, turn, control);
  }

  /** From the line to a release that is good; what goes wrong here is undone by the caller. */
  void forward(InstalledRelease release, Turn turn, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    supervisor.rest();
    turn.log.note("stopping services");
    try (var _ = turn.user.begin()) {
      services.stopAll();
    }
    turn.journal.add(JournalStep.STOPPED);
    turn.log.note("current -> " + release.id());
    link.forward();
    turn.journal.add(JournalStep.SWITCHED);
    control.check();
    turn.log.note("starting services of " + release.id());
    start(release, turn);
    turn.journal.add(JournalStep.STARTED);
    hook("after", release.file().hooks().after(), release, turn, control);
    check(release, turn, control);
    turn.log.note(release.id() + " is healthy");
  }

  /** The release runs already: starts what does not run, and checks. */
  void reaffirm(InstalledRelease release, Turn turn, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    turn.log.note(release.id() + " runs already; nothing is switched");
    supervisor.rest();
    start(release, turn);
    try {
      check(release, turn, control);
    } finally {
      supervisor.watch(release);
    }
  }

  private void start(InstalledRelease release, Turn turn) throws IOException, InterruptedException {
    try (var _ = turn.user.begin()) {
      services.startMissing(release);
    }
  }

  private void check(InstalledRelease release, Turn turn, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    try (var _ = turn.user.begin()) {
      health.pass(release, turn.log.file(), control);
    }
  }

  private void hook(
      String name, Optional<Hook> hook, InstalledRelease release, Turn turn, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    if (hook.isEmpty()) {
      return;
    }
    var job =
        new HookRunner.Job(
            "hook " + name,
            hook.get().run(),
            false,
            hook.get().timeout(),
            release.folder(),
            release.environment(),
            FailureReason.HookFailed);
    try (var _ = turn.user.begin()) {
      hooks.run(job, turn.log, control);
    }
  }
}
