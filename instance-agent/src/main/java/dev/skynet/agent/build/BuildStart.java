package dev.skynet.agent.build;

import dev.skynet.agent.journal.JournalStep;
import dev.skynet.agent.journal.TicketFolder;
import dev.skynet.agent.outbox.Outbox;
import dev.skynet.agent.outbox.Reports;
import dev.skynet.agent.ticket.Outcomes;
import dev.skynet.agent.ticket.Preflight;
import dev.skynet.agent.ticket.Preflight.Refusal;
import dev.skynet.protocol.message.Prepare;
import dev.skynet.protocol.message.RefusalReason;
import java.io.IOException;
import java.util.Optional;

/** Accepts a build, or refuses it before anything is touched. */
public final class BuildStart {
  /** A tree and what is built from it, as a guess from the packed source. */
  private static final int GROWTH = 10;

  private static final int FILES = 10_000;

  private final Preflight preflight;
  private final boolean unsandboxedBuilds;
  private final Outcomes outcomes;
  private final Outbox outbox;
  private final Reports reports;

  public BuildStart(
      Preflight preflight,
      boolean unsandboxedBuilds,
      Outcomes outcomes,
      Outbox outbox,
      Reports reports) {
    this.preflight = preflight;
    this.unsandboxedBuilds = unsandboxedBuilds;
    this.outcomes = outcomes;
    this.outbox = outbox;
    this.reports = reports;
  }

  /** Whether it may go on; when not it has ended. */
  boolean accepted(TicketFolder folder, Prepare prepare) throws IOException {
    if (folder.journal().has(JournalStep.ACCEPTED)) {
      return true;
    }
    Optional<Refusal> refusal = refusal(prepare);
    if (refusal.isPresent()) {
      var why = refusal.get();
      outcomes.end(folder, reports.refused(folder.id(), why.reason(), why.message()));
      return false;
    }
    folder.journal().add(JournalStep.ACCEPTED);
    outbox.post(reports.accepted(folder.id()));
    return true;
  }

  private Optional<Refusal> refusal(Prepare prepare) throws IOException {
    if (!unsandboxedBuilds) {
      return Optional.of(
          new Refusal(
              RefusalReason.Forbidden,
              "no sandbox here: builds run only where agent.yml says unsandboxedBuilds: true"));
    }
    Optional<Refusal> refusal = preflight.refusal(prepare.fence(), prepare.notAfter());
    return refusal.isPresent() ? refusal : preflight.noRoom(GROWTH * prepare.sourceSize(), FILES);
  }
}
