package dev.skynet.agent.services;

import dev.skynet.agent.processes.CappedLog;
import dev.skynet.agent.release.InstalledRelease;
import dev.skynet.agent.time.Backoff;
import dev.skynet.agent.time.Deadline;
import dev.skynet.agent.time.MonotonicTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts services of the current release again that die outside a turn, ever less eagerly. */
public final class Supervisor {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration CALM = Duration.ofMinutes(2);

  private final Services services;
  private final MonotonicTime time;
  private final Backoff backoff;
  private @Nullable InstalledRelease watched;
  private int restarts;
  private Deadline notBefore;
  private Deadline calm;
  private @Nullable String problem;

  public Supervisor(Services services, MonotonicTime time, Backoff backoff) {
    this.services = services;
    this.time = time;
    this.backoff = backoff;
    this.notBefore = Deadline.in(time, Duration.ZERO);
    this.calm = notBefore;
  }

  /** Watches the services of this release from now on. */
  public synchronized void watch(InstalledRelease release) {
    watched = release;
    restarts = 0;
    problem = null;
    notBefore = Deadline.in(time, Duration.ZERO);
  }

  /** Touches nothing from now on; returns once nothing is being started any more. */
  public synchronized void rest() {
    watched = null;
    problem = null;
  }

  /** The release whose services are watched now. */
  public synchronized Optional<InstalledRelease> watched() {
    return Optional.ofNullable(watched);
  }

  /** What a person should know. */
  public synchronized Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** Looks after the services until interrupted. */
  public void run() throws InterruptedException {
    while (true) {
      look();
      time.pause(LOOK);
    }
  }

  synchronized void look() throws InterruptedException {
    InstalledRelease release = watched;
    try {
      capLogs();
      if (release == null) {
        return;
      }
      List<String> missing = services.missing(release);
      if (missing.isEmpty()) {
        calmDown();
      } else if (notBefore.over()) {
        restart(release, missing);
      }
    } catch (IOException e) {
      problem = "services cannot be looked after: " + e.getMessage();
      LOG.warn("{}", problem);
    }
  }

  private void restart(InstalledRelease release, List<String> missing)
      throws IOException, InterruptedException {
    restarts++;
    problem = "service %s ended by itself; restart %d".formatted(missing.getFirst(), restarts);
    LOG.warn("{}", problem);
    notBefore = Deadline.in(time, backoff.after(restarts));
    calm = Deadline.in(time, CALM);
    services.startMissing(release);
  }

  private void calmDown() {
    if (restarts > 0 && calm.over()) {
      restarts = 0;
      problem = null;
    }
  }

  private void capLogs() throws IOException {
    for (ServiceRecord record : services.started()) {
      CappedLog.cap(services.log(record.name()));
    }
  }
}
