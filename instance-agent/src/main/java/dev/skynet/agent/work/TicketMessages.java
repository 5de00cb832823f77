package dev.skynet.agent.work;

import dev.skynet.agent.control.RunningTicket;
import dev.skynet.agent.journal.FolderFile;
import dev.skynet.agent.journal.JournalStep;
import dev.skynet.agent.journal.TicketFolder;
import dev.skynet.agent.journal.TicketState;
import dev.skynet.agent.journal.Tickets;
import dev.skynet.agent.outbox.Outbox;
import dev.skynet.agent.outbox.Reports;
import dev.skynet.agent.state.HostStatus;
import dev.skynet.protocol.message.Cancel;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.Prepare;
import dev.skynet.protocol.message.RefusalReason;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.Revert;
import dev.skynet.protocol.message.ToAgent;
import dev.skynet.protocol.message.TurnTimes;
import dev.skynet.protocol.message.Upload;
import dev.skynet.protocol.release.Running;
import java.io.IOException;
import java.util.Optional;

/** Messages about one ticket. One that was seen before is answered with the last report. */
public final class TicketMessages {
  private final Tickets tickets;
  private final HostStatus status;
  private final RunningTicket running;
  private final TaskQueue tasks;
  private final Outbox outbox;
  private final Reports reports;

  public TicketMessages(
      Tickets tickets,
      HostStatus status,
      RunningTicket running,
      TaskQueue tasks,
      Outbox outbox,
      Reports reports) {
    this.tickets = tickets;
    this.status = status;
    this.running = running;
    this.tasks = tasks;
    this.outbox = outbox;
    this.reports = reports;
  }

  /** A ticket or a build. */
  void arrived(String id, ToAgent message) throws IOException {
    Optional<TicketFolder> known = tickets.find(id);
    if (known.isEmpty()) {
      tickets.receive(id, FolderFile.TICKET, message);
      tasks.add(new Task.Continue(id));
    } else if (!known.get().has(FolderFile.TICKET)) {
      outbox.post(reports.refused(id, RefusalReason.Cancelled, "it was cancelled before it came"));
    } else {
      repeatLast(known.get());
    }
  }

  /** Leave to upload. */
  void upload(Upload upload) throws IOException {
    Optional<TicketFolder> known = tickets.find(upload.ticket());
    if (known.isEmpty()) {
      outbox.post(unknown(upload.ticket(), FailureReason.UploadFailed));
      return;
    }
    switch (known.get().state()) {
      case RECEIVED, RUNNING -> {
        tickets.store(upload.ticket(), FolderFile.UPLOAD, upload);
        tasks.add(new Task.Continue(upload.ticket()));
      }
      case DONE -> tasks.add(new Task.UploadAgain(upload));
      case FAILED, UNREADABLE -> repeatLast(known.get());
    }
  }

  /** What was installed is to be taken back. */
  void revert(Revert revert) throws IOException {
    Optional<TicketFolder> known = tickets.find(revert.ticket());
    if (known.isEmpty()) {
      outbox.post(unknown(revert.ticket(), FailureReason.NoPreviousRelease));
    } else if (known.get().state() == TicketState.FAILED) {
      repeatLast(known.get());
    } else {
      tickets.store(revert.ticket(), FolderFile.REVERT, revert);
      tasks.add(new Task.Continue(revert.ticket()));
    }
  }

  /** It is not to run. The wish is stored before the answer, so that a restart keeps to it. */
  void cancel(Cancel cancel) throws IOException {
    String id = cancel.ticket();
    Optional<TicketFolder> known = tickets.find(id);
    if (known.isEmpty()) {
      tickets.receive(id, FolderFile.CANCEL, cancel);
      tasks.add(new Task.Continue(id));
      return;
    }
    switch (known.get().state()) {
      case RECEIVED, RUNNING -> {
        tickets.store(id, FolderFile.CANCEL, cancel);
        if (!running.cancel(id).orElse(true)) {
          outbox.post(reports.cancelled(id, true));
        }
        tasks.add(new Task.Continue(id));
      }
      case DONE -> outbox.post(reports.cancelled(id, true));
      case FAILED, UNREADABLE -> repeatLast(known.get());
    }
  }

  private void repeatLast(TicketFolder folder) throws IOException {
    Optional<Report> outcome = folder.outcome();
    if (outcome.isPresent()) {
      outbox.post(status.inOrder(() -> repeated(outcome.get(), folder.id())));
    } else if (folder.message() instanceof Prepare && folder.journal().has(JournalStep.BUILT)) {
      tasks.add(new Task.Continue(folder.id()));
    } else if (folder.journal().has(JournalStep.ACCEPTED)) {
      outbox.post(reports.accepted(folder.id()));
    }
  }

  /** Of a ticket of long ago under its old number: another one has changed since what runs. */
  private Report repeated(Report outcome, String id) {
    return status.isLast(id) ? reports.again(outcome) : outcome;
  }

  private Report unknown(String ticket, FailureReason reason) {
    Running runs = status.running().orElse(null);
    return reports.failed(
        ticket,
        reason,
        "this host knows nothing of ticket " + ticket,
        HostState.Untouched,
        runs,
        null,
        new byte[0],
        TurnTimes.NONE);
  }
}
