package dev.skynet.agent.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.agent.control.RunningTicket;
import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.control.TicketStopped;
import dev.skynet.agent.files.Directories;
import dev.skynet.agent.files.DurableFiles;
import dev.skynet.agent.outbox.Outbox;
import dev.skynet.agent.outbox.Reports;
import dev.skynet.agent.release.DiskSpace;
import dev.skynet.agent.release.Releases;
import dev.skynet.agent.state.StateFile;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.Stage;
import dev.skynet.protocol.message.WireJson;
import dev.skynet.protocol.release.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Unpacks a release ahead of its turn. What does not work here is found again, and told, there. */
public final class Stager {
  private static final Logger LOG = LoggerFactory.getLogger(Stager.class);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final ObjectMapper json = WireJson.mapper();
  private final Releases releases;
  private final DiskSpace space;
  private final StateFile state;
  private final RunningTicket running;
  private final Outbox outbox;
  private final Reports reports;
  private final DurableFiles files;
  private final Directories directories;

  public Stager(
      Releases releases,
      DiskSpace space,
      StateFile state,
      RunningTicket running,
      Outbox outbox,
      Reports reports,
      DurableFiles files,
      Directories directories) {
    this.releases = releases;
    this.space = space;
    this.state = state;
    this.running = running;
    this.outbox = outbox;
    this.reports = reports;
    this.files = files;
    this.directories = directories;
  }

  /** Remembers what is to be staged, also over a restart; the newest counts. */
  public void remember(Stage stage) throws IOException {
    files.write(directories.stage(), json.writeValueAsString(stage));
  }

  /** What was to be staged when the agent ended; it is told again if nobody can read it. */
  public Optional<Stage> remembered() throws IOException {
    if (!Files.exists(directories.stage())) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readValue(Files.readString(directories.stage()), Stage.class));
    } catch (JsonProcessingException e) {
      LOG.warn("{} cannot be read: {}", directories.stage(), e.getOriginalMessage());
      files.delete(directories.stage());
      return Optional.empty();
    }
  }

  /**
   * Stages it, unless a newer rollout has come meanwhile.
   *
   * @param urgent whether anything else waits: it comes first, a bad network may last
   * @return false if it gave way and is to be done later
   */
  public boolean stage(Stage stage, BooleanSupplier urgent)
      throws IOException, InterruptedException {
    TicketControl control = running.beginAhead(LONGEST, urgent);
    try {
      if (stage.fence() < state.get().fence()) {
        return true;
      }
      if (hasRoom(stage)) {
        install(stage, control);
        outbox.post(reports.staged(stage.release().id()));
      }
    } catch (TicketFailure e) {
      LOG.warn("release {} could not be staged: {}", stage.release().id(), e.getMessage());
    } catch (TicketStopped e) {
      LOG.info("staging of {} stopped", stage.release().id());
      return e.why() != TicketStopped.Why.GIVES_WAY;
    } finally {
      running.end();
    }
    files.delete(directories.stage());
    return true;
  }

  private boolean hasRoom(Stage stage) throws IOException {
    Artifact artifact = stage.release().artifact();
    return releases.has(stage.release())
        || space.missing(artifact.size() + artifact.unpackedSize(), artifact.files()).isEmpty();
  }

  /** An artifact that cannot be unpacked must not end the agent, again at each start. */
  private void install(Stage stage, TicketControl control)
      throws TicketFailure, TicketStopped, InterruptedException {
    try {
      var _ = releases.install(stage.release(), control);
    } catch (IOException e) {
      throw TicketFailure.of(e, FailureReason.UnpackRefused);
    }
  }
}
