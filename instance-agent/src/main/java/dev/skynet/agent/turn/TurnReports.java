package dev.skynet.agent.turn;

import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.journal.TicketFolder;
import dev.skynet.agent.outbox.Reports;
import dev.skynet.agent.state.HostStatus;
import dev.skynet.agent.ticket.LogUploads;
import dev.skynet.agent.ticket.Outcomes;
import dev.skynet.agent.ticket.TicketLog;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.PresignedPut;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.TurnTimes;
import dev.skynet.protocol.release.Release;
import dev.skynet.protocol.release.Running;
import java.io.IOException;
import java.util.Optional;

/** Ends turns with the right report; their log is put afterwards. */
public final class TurnReports {
  private final Outcomes outcomes;
  private final Reports reports;
  private final LogUploads uploads;
  private final HostStatus status;

  public TurnReports(Outcomes outcomes, Reports reports, LogUploads uploads, HostStatus status) {
    this.outcomes = outcomes;
    this.reports = reports;
    this.uploads = uploads;
    this.status = status;
  }

  /** The release runs. */
  public void succeeded(TicketFolder folder, Release release, PresignedPut put, TurnTimes times)
      throws IOException {
    String key = uploads.owe(folder, put);
    end(folder, () -> reports.succeeded(folder.id(), release.running(), key, times));
  }

  /** It failed before its line: what ran before runs on. */
  public void untouched(
      TicketFolder folder, TicketFailure why, PresignedPut put, TicketLog log, TurnTimes times)
      throws IOException {
    failed(folder, why, HostState.Untouched, status.running(), put, log, times);
  }

  /** It failed. */
  public void failed(
      TicketFolder folder,
      TicketFailure why,
      HostState host,
      Optional<Running> runs,
      PresignedPut put,
      TicketLog log,
      TurnTimes times)
      throws IOException {
    log.note("failed: " + why.reason() + ": " + why.text());
    String key = uploads.owe(folder, put);
    end(
        folder,
        () ->
            reports.failed(
                folder.id(),
                why.reason(),
                why.text(),
                host,
                runs.orElse(null),
                key,
                log.tail(),
                times));
  }

  /** Nothing was begun, and nothing will be. */
  public void cancelled(TicketFolder folder) throws IOException {
    end(folder, () -> reports.cancelled(folder.id(), false));
  }

  /** The previous release runs again. */
  public void reverted(TicketFolder folder, Release release) throws IOException {
    end(folder, () -> reports.reverted(folder.id(), release.running()));
  }

  private void end(TicketFolder folder, HostStatus.Word<Report> outcome) throws IOException {
    status.inOrder(
        () -> {
          Report end = outcome.say();
          outcomes.end(folder, end);
          return end;
        });
  }
}
