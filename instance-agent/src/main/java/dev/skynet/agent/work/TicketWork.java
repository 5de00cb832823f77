package dev.skynet.agent.work;

import dev.skynet.agent.build.Builder;
import dev.skynet.agent.build.PrepareRunner;
import dev.skynet.agent.journal.FolderFile;
import dev.skynet.agent.journal.JournalStep;
import dev.skynet.agent.journal.TicketFolder;
import dev.skynet.agent.journal.TicketState;
import dev.skynet.agent.journal.Tickets;
import dev.skynet.agent.outbox.Outbox;
import dev.skynet.agent.outbox.Reports;
import dev.skynet.agent.state.StateFile;
import dev.skynet.agent.ticket.Outcomes;
import dev.skynet.agent.turn.RevertRunner;
import dev.skynet.agent.turn.TurnRunner;
import dev.skynet.protocol.message.Prepare;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.Revert;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.message.Ticket;
import dev.skynet.protocol.message.ToAgent;
import dev.skynet.protocol.message.Upload;
import java.io.IOException;
import java.util.Optional;

/** Takes a ticket on from where its folder says that it stands. */
public final class TicketWork {
  private final Tickets tickets;
  private final StateFile state;
  private final Outcomes outcomes;
  private final Outbox outbox;
  private final Reports reports;
  private final TurnRunner turns;
  private final RevertRunner reverts;
  private final PrepareRunner prepares;
  private final Builder builder;
  private final Housekeeping housekeeping;

  public TicketWork(
      Tickets tickets,
      StateFile state,
      Outcomes outcomes,
      Outbox outbox,
      Reports reports,
      TurnRunner turns,
      RevertRunner reverts,
      PrepareRunner prepares,
      Builder builder,
      Housekeeping housekeeping) {
    this.tickets = tickets;
    this.state = state;
    this.outcomes = outcomes;
    this.outbox = outbox;
    this.reports = reports;
    this.turns = turns;
    this.reverts = reverts;
    this.prepares = prepares;
    this.builder = builder;
    this.housekeeping = housekeeping;
  }

  /**
   * Takes it on; a ticket that has ended is left alone.
   *
   * @throws IOException if what has happened cannot be written down: the agent must end
   */
  public void go(String id) throws IOException, InterruptedException {
    Optional<TicketFolder> found = tickets.find(id);
    if (found.isEmpty()) {
      return;
    }
    TicketFolder folder = found.get();
    switch (folder.state()) {
      case RECEIVED, RUNNING -> proceed(tickets.move(folder, TicketState.RUNNING));
      case DONE -> ended(folder);
      case FAILED, UNREADABLE -> {}
    }
  }

  /** Puts again what was built. */
  public void uploadAgain(Upload upload) throws IOException, InterruptedException {
    Optional<TicketFolder> folder = tickets.find(upload.ticket());
    if (folder.isPresent()) {
      prepares.uploadAgain(folder.get(), upload);
    }
  }

  private void proceed(TicketFolder folder) throws IOException, InterruptedException {
    Optional<Report> outcome = folder.outcome();
    boolean reverting = folder.journal().has(JournalStep.REVERTING);
    if (outcome.isPresent() && reverting && outcome.get() instanceof Succeeded) {
      folder.reopen();
      outcome = Optional.empty();
    }
    if (outcome.isPresent()) {
      outcomes.finish(folder, outcome.get());
    } else if (reverting) {
      revert(folder);
    } else if (folder.has(FolderFile.TICKET)) {
      begin(folder, folder.message());
    } else {
      outcomes.end(folder, reports.cancelled(folder.id(), false));
    }
  }

  private void begin(TicketFolder folder, ToAgent message)
      throws IOException, InterruptedException {
    switch (message) {
      case Ticket ticket -> {
        turns.run(folder, ticket);
        afterTurn(ticket);
      }
      case Prepare prepare -> {
        closeOtherBuilds(folder.id());
        prepares.run(folder, prepare);
      }
      default -> throw new IOException(folder.id() + " is neither a ticket nor a build");
    }
  }

  /** A build that waits for its upload gives way: only one is kept. */
  private void closeOtherBuilds(String id) throws IOException {
    for (TicketFolder other : tickets.in(TicketState.RUNNING)) {
      boolean waits =
          !other.id().equals(id)
              && other.has(FolderFile.TICKET)
              && other.message() instanceof Prepare
              && other.outcome().isEmpty();
      if (waits) {
        outcomes.end(other, reports.cancelled(other.id(), false));
      }
    }
  }

  private void afterTurn(Ticket ticket) throws IOException {
    if (state.get().release().filter(ticket.release()::equals).isPresent()) {
      builder.installed(ticket.release().artifact().digest());
    }
    housekeeping.tidy(tickets.find(ticket.ticket()));
  }

  private void ended(TicketFolder folder) throws IOException, InterruptedException {
    if (!folder.has(FolderFile.REVERT)) {
      return;
    }
    boolean runsStill =
        folder.message() instanceof Ticket ticket
            && state.get().release().filter(ticket.release()::equals).isPresent();
    if (!runsStill) {
      Optional<Report> outcome = folder.outcome();
      if (outcome.isPresent()) {
        // under its old number: it tells of a release that runs no more
        outbox.post(outcome.get());
      }
      return;
    }
    folder.journal().add(JournalStep.REVERTING);
    proceed(tickets.move(folder, TicketState.RUNNING));
  }

  private void revert(TicketFolder folder) throws IOException, InterruptedException {
    Revert revert =
        folder
            .read(FolderFile.REVERT)
            .map(Revert.class::cast)
            .orElseThrow(() -> new IOException(folder.id() + " has no revert.json"));
    reverts.run(folder, revert);
  }
}
