package dev.skynet.operator.git;

import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Ends a fetch that trickles: JGit asks at every object. */
final class Deadline extends EmptyProgressMonitor {
  private final InstantSource clock;
  private final Instant end;

  Deadline(InstantSource clock, Instant end) {
    this.clock = clock;
    this.end = end;
  }

  @Override
  public boolean isCancelled() {
    return clock.instant().isAfter(end);
  }
}
