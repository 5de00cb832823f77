package dev.skynet.agent.health;

import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.control.TicketStopped;
import dev.skynet.agent.processes.ProcessIdentity;
import dev.skynet.agent.processes.Processes;
import dev.skynet.agent.release.InstalledRelease;
import dev.skynet.agent.services.ServiceRecord;
import dev.skynet.agent.services.Services;
import dev.skynet.agent.time.Deadline;
import dev.skynet.agent.time.MonotonicTime;
import dev.skynet.protocol.bundle.SkynetFile.Check;
import dev.skynet.protocol.message.FailureReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets a release pass once all its checks have passed and stayed so. An answer counts only while
 * each service is the very process that was started for this release, running inside it.
 */
public final class HealthGate {
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private final Services services;
  private final Processes processes;
  private final Probe probe;
  private final MonotonicTime time;

  public HealthGate(Services services, Processes processes, Probe probe, MonotonicTime time) {
    this.services = services;
    this.processes = processes;
    this.probe = probe;
    this.time = time;
  }

  /**
   * Returns once the release is good.
   *
   * @param output where commands write to
   * @throws TicketFailure if a service ended, the checks did not pass in time, or did not stay so
   */
  public void pass(InstalledRelease release, Path output, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    var health = release.file().health();
    List<ServiceRecord> atStart = services.started();
    Deadline start = Deadline.in(time, health.start());
    Optional<String> wrong = firstRound(release, atStart, output, control);
    while (wrong.isPresent()) {
      if (start.over()) {
        throw new TicketFailure(
            FailureReason.CheckFailed,
            "not healthy %d s after the start: %s"
                .formatted(health.start().toSeconds(), wrong.get()));
      }
      control.pause(BETWEEN);
      wrong = firstRound(release, atStart, output, control);
    }
    stay(release, atStart, output, control);
  }

  private Optional<String> firstRound(
      InstalledRelease release, List<ServiceRecord> atStart, Path output, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    Optional<String> wrong = round(release, atStart, output, control);
    return wrong.isPresent() ? wrong : elsewhere(release, atStart);
  }

  private void stay(
      InstalledRelease release, List<ServiceRecord> atStart, Path output, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    Duration stable = release.file().health().stable();
    Deadline end = Deadline.in(time, stable);
    while (!end.over()) {
      Duration rest = end.remaining();
      control.pause(rest.compareTo(BETWEEN) < 0 ? rest : BETWEEN);
      Optional<String> wrong = round(release, atStart, output, control);
      if (wrong.isPresent()) {
        throw new TicketFailure(
            FailureReason.CheckFailed,
            "was healthy, but not for %d s: %s".formatted(stable.toSeconds(), wrong.get()));
      }
    }
  }

  private Optional<String> round(
      InstalledRelease release, List<ServiceRecord> atStart, Path output, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    control.check();
    sameProcesses(atStart);
    for (Check check : release.file().health().checks()) {
      Optional<String> wrong = probe.ask(check, release, output, control);
      if (wrong.isPresent()) {
        sameProcesses(atStart);
        return wrong;
      }
    }
    sameProcesses(atStart);
    return Optional.empty();
  }

  private void sameProcesses(List<ServiceRecord> atStart) throws TicketFailure, IOException {
    if (!services.started().equals(atStart)) {
      throw new TicketFailure(
          FailureReason.ServiceFailed, "a service was started anew while its checks ran");
    }
    for (ServiceRecord record : atStart) {
      ProcessIdentity process = record.process();
      if (process == null || !processes.alive(process)) {
        throw new TicketFailure(
            FailureReason.ServiceFailed,
            "service " + record.name() + " ended by itself; see its output in the log");
      }
    }
  }

  /**
   * A daemon works in {@code /}, but its program lies in the release. Not yet, rather than a
   * failure: a JVM works in another directory for a moment as it starts.
   */
  private Optional<String> elsewhere(InstalledRelease release, List<ServiceRecord> atStart) {
    for (ServiceRecord record : atStart) {
      Optional<Path> outside =
          Optional.ofNullable(record.process())
              .filter(process -> !runsIn(release.folder(), process))
              .flatMap(processes::folder);
      if (outside.isPresent()) {
        return Optional.of(
            "service %s runs in %s, not in the release".formatted(record.name(), outside.get()));
      }
    }
    return Optional.empty();
  }

  private boolean runsIn(Path folder, ProcessIdentity process) {
    return Stream.of(processes.folder(process), processes.program(process))
        .flatMap(Optional::stream)
        .anyMatch(path -> path.startsWith(folder));
  }
}
