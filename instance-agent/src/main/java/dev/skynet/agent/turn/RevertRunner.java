package dev.skynet.agent.turn;

import dev.skynet.agent.control.RunningTicket;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.journal.TicketFolder;
import dev.skynet.agent.release.Uncommitted;
import dev.skynet.agent.ticket.TurnPlan;
import dev.skynet.agent.time.MonotonicTime;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.Revert;
import dev.skynet.protocol.release.Release;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Takes back what a ticket has installed. */
public final class RevertRunner {
  private final WayBack wayBack;
  private final Uncommitted uncommitted;
  private final TurnReports reports;
  private final RunningTicket running;
  private final InstantSource clock;
  private final MonotonicTime time;

  public RevertRunner(
      WayBack wayBack,
      Uncommitted uncommitted,
      TurnReports reports,
      RunningTicket running,
      InstantSource clock,
      MonotonicTime time) {
    this.wayBack = wayBack;
    this.uncommitted = uncommitted;
    this.reports = reports;
    this.running = running;
    this.clock = clock;
    this.time = time;
  }

  /**
   * Goes back to what ran before the ticket; the folder stands among the running ones.
   *
   * @throws IOException if what has happened cannot be written down: the agent must end
   */
  public void run(TicketFolder folder, Revert revert) throws IOException, InterruptedException {
    Duration limit = Duration.ofSeconds(revert.timeoutSeconds());
    running.begin(folder.id(), limit).lineWasPassed();
    try {
      goBack(folder, new Turn(folder, revert.log(), clock, time));
    } finally {
      running.end();
    }
  }

  private void goBack(TicketFolder folder, Turn turn) throws IOException, InterruptedException {
    TurnPlan plan = folder.plan(TurnPlan.class).orElseThrow();
    if (plan.reaffirms()) {
      reports.reverted(folder, plan.to());
      return;
    }
    turn.log.note("asked to take " + plan.to().id() + " back");
    uncommitted.draw(folder.id(), plan.previous().map(Release::id));
    try {
      Optional<Release> restored = wayBack.go(turn, plan);
      if (restored.isPresent()) {
        reports.reverted(folder, restored.get());
      } else {
        TicketFailure nothing =
            new TicketFailure(
                FailureReason.NoPreviousRelease, "there was no release to go back to");
        down(turn, nothing);
      }
    } catch (TicketFailure e) {
      down(turn, e);
    }
  }

  private void down(Turn turn, TicketFailure why) throws IOException {
    reports.failed(
        turn.folder, why, HostState.Down, Optional.empty(), turn.put, turn.log, turn.times());
  }
}
