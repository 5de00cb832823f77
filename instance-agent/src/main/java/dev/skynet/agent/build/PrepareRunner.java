package dev.skynet.agent.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.agent.control.RunningTicket;
import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.control.TicketStopped;
import dev.skynet.agent.journal.FolderFile;
import dev.skynet.agent.journal.Journal;
import dev.skynet.agent.journal.JournalStep;
import dev.skynet.agent.journal.TicketFolder;
import dev.skynet.agent.outbox.Outbox;
import dev.skynet.agent.outbox.Reports;
import dev.skynet.agent.processes.Processes;
import dev.skynet.agent.state.HostStatus;
import dev.skynet.agent.ticket.HookRunner;
import dev.skynet.agent.ticket.LogUploads;
import dev.skynet.agent.ticket.Outcomes;
import dev.skynet.agent.ticket.TicketLog;
import dev.skynet.agent.time.MonotonicTime;
import dev.skynet.agent.time.Stopwatch;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.Prepare;
import dev.skynet.protocol.message.TurnTimes;
import dev.skynet.protocol.message.Upload;
import dev.skynet.protocol.message.WireJson;
import dev.skynet.protocol.release.Artifact;
import dev.skynet.protocol.release.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds and uploads on the lead. Between the two it waits, holding up nothing else: the operator
 * signs the upload once it knows digest and size.
 */
public final class PrepareRunner {
  private static final int STARTS = 3;
  private static final int BUILDS = 2;

  private final ObjectMapper json = WireJson.mapper();
  private final BuildStart start;
  private final Builder builder;
  private final Uploader uploader;
  private final Processes processes;
  private final RunningTicket running;
  private final Outcomes outcomes;
  private final Outbox outbox;
  private final Reports reports;
  private final LogUploads logs;
  private final HostStatus status;
  private final InstantSource clock;
  private final MonotonicTime time;

  public PrepareRunner(BuildParts parts) {
    this.start = parts.start();
    this.builder = parts.builder();
    this.uploader = parts.uploader();
    this.processes = parts.processes();
    this.running = parts.running();
    this.outcomes = parts.outcomes();
    this.outbox = parts.outbox();
    this.reports = parts.reports();
    this.logs = parts.logs();
    this.status = parts.status();
    this.clock = parts.clock();
    this.time = parts.time();
  }

  /**
   * Goes on wherever it stands: builds, asks for the upload, or uploads.
   *
   * @throws IOException if what has happened cannot be written down: the agent must end
   */
  public void run(TicketFolder folder, Prepare prepare) throws IOException, InterruptedException {
    TicketLog log = new TicketLog(folder.log(), clock);
    Stopwatch total = new Stopwatch(time);
    TicketControl control = running.begin(folder.id(), timeLeft(folder.journal(), prepare));
    try {
      if (folder.has(FolderFile.CANCEL)) {
        cancelled(folder);
        return;
      }
      processes.sweep(HookRunner.mark(log));
      step(folder, prepare, log, control);
    } catch (TicketStopped e) {
      if (e.why() == TicketStopped.Why.CANCELLED) {
        cancelled(folder);
      }
    } catch (TicketFailure e) {
      failed(folder, prepare, e, log, total);
    } finally {
      running.end();
    }
  }

  /** Puts again what was put already: the operator has asked again. */
  public void uploadAgain(TicketFolder folder, Upload upload)
      throws IOException, InterruptedException {
    Optional<Artifact> built = built(folder.journal());
    TicketControl control = running.begin(folder.id(), Duration.ofMinutes(15));
    try {
      if (built.isPresent()) {
        uploader.upload(folder.id(), built.get(), upload, Optional::empty, control);
        outbox.post(reports.uploaded(folder.id(), built.get().digest()));
      }
    } catch (TicketFailure e) {
      outbox.post(failure(folder, e, null, new byte[0], TurnTimes.NONE));
    } catch (TicketStopped e) {
      return;
    } finally {
      running.end();
    }
  }

  private void step(TicketFolder folder, Prepare prepare, TicketLog log, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    Journal journal = folder.journal();
    Optional<Artifact> built = built(journal);
    if (built.isEmpty() || !builder.holds(folder.id(), built.get().digest())) {
      journal.add(JournalStep.START);
      failIfInterrupted(journal);
      if (!start.accepted(folder, prepare)) {
        return;
      }
      journal.add(JournalStep.BUILDING);
      built = Optional.of(build(prepare, log, control));
      journal.add(JournalStep.BUILT, json.writeValueAsString(built.get()));
    }
    Optional<Upload> upload = newest(folder);
    if (upload.isEmpty()) {
      outbox.post(reports.built(folder.id(), built.get()));
      return;
    }
    uploader.upload(folder.id(), built.get(), upload.get(), () -> newest(folder), control);
    var _ = logs.owe(folder, prepare.log());
    outcomes.end(folder, reports.uploaded(folder.id(), built.get().digest()));
  }

  private static Optional<Upload> newest(TicketFolder folder) throws IOException {
    return folder.read(FolderFile.UPLOAD).map(Upload.class::cast);
  }

  /** What a build has left behind may be unusable in any way; that is no fault of the host. */
  private Artifact build(Prepare prepare, TicketLog log, TicketControl control)
      throws TicketFailure, TicketStopped, InterruptedException {
    try {
      return builder.build(prepare, log, control);
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      throw TicketFailure.of(e, FailureReason.BuildFailed);
    }
  }

  private static void failIfInterrupted(Journal journal) throws IOException, TicketFailure {
    if (journal.count(JournalStep.BUILDING) >= BUILDS) {
      throw new TicketFailure(
          FailureReason.Interrupted,
          "the agent or the host ended twice in the middle of the build");
    }
    if (journal.count(JournalStep.START) > STARTS - 1) {
      throw new TicketFailure(
          FailureReason.AgentCrash, "the agent ended " + (STARTS - 1) + " times in this ticket");
    }
  }

  private Optional<Artifact> built(Journal journal) throws IOException {
    var line = journal.last(JournalStep.BUILT);
    if (line.isEmpty() || line.get().detail() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readValue(line.get().detail(), Artifact.class));
    } catch (JsonProcessingException e) {
      throw new IOException("the journal's line on the build cannot be read", e);
    }
  }

  private Duration timeLeft(Journal journal, Prepare prepare) throws IOException {
    var accepted = journal.last(JournalStep.ACCEPTED);
    Instant from = accepted.isPresent() ? accepted.get().at() : clock.instant();
    Duration left = Duration.between(clock.instant(), from.plusSeconds(prepare.timeoutSeconds()));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void cancelled(TicketFolder folder) throws IOException {
    builder.clear(folder.id());
    outcomes.end(folder, reports.cancelled(folder.id(), false));
  }

  private void failed(
      TicketFolder folder, Prepare prepare, TicketFailure why, TicketLog log, Stopwatch total)
      throws IOException {
    log.note("failed: " + why.reason() + ": " + why.text());
    builder.clear(folder.id());
    String key = logs.owe(folder, prepare.log());
    var times = new TurnTimes(total.millis(), total.millis(), 0, 0);
    outcomes.end(folder, failure(folder, why, key, log.tail(), times));
  }

  private Failed failure(
      TicketFolder folder, TicketFailure why, @Nullable String key, byte[] tail, TurnTimes times) {
    Running runs = status.running().orElse(null);
    return reports.failed(
        folder.id(), why.reason(), why.text(), HostState.Untouched, runs, key, tail, times);
  }
}
