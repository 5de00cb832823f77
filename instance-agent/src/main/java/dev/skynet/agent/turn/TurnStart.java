package dev.skynet.agent.turn;

import dev.skynet.agent.journal.JournalStep;
import dev.skynet.agent.journal.TicketFolder;
import dev.skynet.agent.outbox.Outbox;
import dev.skynet.agent.outbox.Reports;
import dev.skynet.agent.release.Releases;
import dev.skynet.agent.state.StateFile;
import dev.skynet.agent.ticket.Outcomes;
import dev.skynet.agent.ticket.Preflight;
import dev.skynet.agent.ticket.Preflight.Refusal;
import dev.skynet.protocol.message.Ticket;
import dev.skynet.protocol.release.Artifact;
import dev.skynet.protocol.release.Release;
import java.io.IOException;
import java.util.Optional;

/** Accepts a ticket, or refuses it before anything is touched. */
public final class TurnStart {
  private final Preflight preflight;
  private final Releases releases;
  private final StateFile state;
  private final Outcomes outcomes;
  private final Outbox outbox;
  private final Reports reports;

  public TurnStart(
      Preflight preflight,
      Releases releases,
      StateFile state,
      Outcomes outcomes,
      Outbox outbox,
      Reports reports) {
    this.preflight = preflight;
    this.releases = releases;
    this.state = state;
    this.outcomes = outcomes;
    this.outbox = outbox;
    this.reports = reports;
  }

  /** Whether it may go on; when not it has ended. */
  boolean accepted(TicketFolder folder, Ticket ticket) throws IOException {
    if (folder.journal().has(JournalStep.ACCEPTED)) {
      return true;
    }
    Optional<Refusal> refusal = preflight.refusal(ticket.fence(), ticket.notAfter());
    if (refusal.isEmpty() && !releases.has(ticket.release())) {
      Artifact artifact = ticket.release().artifact();
      refusal = preflight.noRoom(artifact.size() + artifact.unpackedSize(), artifact.files());
    }
    if (refusal.isPresent()) {
      var why = refusal.get();
      outcomes.end(folder, reports.refused(folder.id(), why.reason(), why.message()));
      return false;
    }
    folder.journal().add(JournalStep.ACCEPTED);
    if (!Outcomes.isOfBoot(folder.id())) {
      outbox.post(reports.accepted(folder.id()));
    }
    return true;
  }

  /** The release to return to: what runs, if it is still whole. */
  Optional<Release> whatRuns() throws IOException {
    Optional<Release> current = state.get().release();
    return current.isPresent() && releases.has(current.get()) ? current : Optional.empty();
  }
}
