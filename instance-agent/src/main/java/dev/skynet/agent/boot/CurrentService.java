package dev.skynet.agent.boot;

import dev.skynet.agent.control.RunningTicket;
import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.control.TicketStopped;
import dev.skynet.agent.files.Directories;
import dev.skynet.agent.health.HealthGate;
import dev.skynet.agent.health.Probe;
import dev.skynet.agent.processes.Processes;
import dev.skynet.agent.release.CurrentLink;
import dev.skynet.agent.release.InstalledRelease;
import dev.skynet.agent.release.Releases;
import dev.skynet.agent.services.Services;
import dev.skynet.agent.services.Supervisor;
import dev.skynet.agent.state.HostStatus;
import dev.skynet.agent.state.StateFile;
import dev.skynet.agent.time.MonotonicTime;
import dev.skynet.protocol.release.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the committed release runs: services that live are found again, not restarted.
 */
public final class CurrentService {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentService.class);
  private static final Duration AGAIN = Duration.ofSeconds(10);
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final StateFile state;
  private final HostStatus status;
  private final Releases releases;
  private final CurrentLink link;
  private final Processes processes;
  private final Services services;
  private final Supervisor supervisor;
  private final HealthGate health;
  private final RunningTicket running;
  private final Path output;
  private final MonotonicTime time;

  public CurrentService(
      StateFile state,
      HostStatus status,
      Releases releases,
      CurrentLink link,
      Processes processes,
      Services services,
      Supervisor supervisor,
      HealthGate health,
      RunningTicket running,
      Directories directories,
      MonotonicTime time) {
    this.state = state;
    this.status = status;
    this.releases = releases;
    this.link = link;
    this.processes = processes;
    this.services = services;
    this.supervisor = supervisor;
    this.health = health;
    this.running = running;
    this.time = time;
    this.output = directories.services().resolve("checks.log");
  }

  /** Starts what does not run; what was started anew is checked before anybody counts on it. */
  public void ensureRuns() throws IOException, InterruptedException {
    Optional<Release> current = state.get().release();
    if (current.isEmpty()) {
      return;
    }
    if (!releases.has(current.get())) {
      LOG.warn("release {} is not whole any more; nothing runs", current.get().id());
      services.stopAll();
      state.update(host -> host.wentBackTo(null));
      return;
    }
    try {
      InstalledRelease release = releases.open(current.get());
      link.back(Optional.of(release.id()));
      processes.sweep(Probe.mark(output));
      boolean allLive = services.missing(release).isEmpty();
      services.startMissing(release);
      if (!allLive) {
        status.checked(passes(release, running.beginUntold(limit(release))));
        running.end();
      }
      supervisor.watch(release);
    } catch (TicketFailure e) {
      LOG.error("release {} cannot be started: {}", current.get().id(), e.getMessage());
    }
  }

  /** Looks again, until interrupted, at a release that was not healthy when it was started. */
  public void recheck() throws InterruptedException {
    while (true) {
      time.pause(AGAIN);
      long verdicts = status.verdicts();
      Optional<InstalledRelease> watched = supervisor.watched();
      if (status.unhealthy() && watched.isPresent()) {
        InstalledRelease release = watched.get();
        status.rechecked(verdicts, passes(release, new TicketControl(time, limit(release))));
      }
    }
  }

  /** A turn may stop the services, or even remove the release, in the middle of a look at it. */
  private boolean passes(InstalledRelease release, TicketControl control)
      throws InterruptedException {
    try {
      health.pass(release, output, control);
      return true;
    } catch (TicketFailure | TicketStopped | IOException e) {
      LOG.warn("release {} was started and is not healthy: {}", release.id(), e.getMessage());
      return false;
    }
  }

  private static Duration limit(InstalledRelease release) {
    return release.file().health().start().plus(release.file().health().stable()).plus(SLACK);
  }
}
