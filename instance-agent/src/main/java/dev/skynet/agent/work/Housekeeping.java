package dev.skynet.agent.work;

import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.files.DurableFiles;
import dev.skynet.agent.journal.TicketFolder;
import dev.skynet.agent.release.Releases;
import dev.skynet.agent.release.Retention;
import dev.skynet.agent.state.HostRecord;
import dev.skynet.agent.state.StateFile;
import dev.skynet.agent.ticket.TurnPlan;
import dev.skynet.protocol.release.Release;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done between turns so that the disk does not fill up. A failure of it fails no turn. */
public final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final StateFile state;
  private final Releases releases;
  private final Retention retention;
  private final DurableFiles files;

  public Housekeeping(StateFile state, Releases releases, Retention retention, DurableFiles files) {
    this.state = state;
    this.releases = releases;
    this.retention = retention;
    this.files = files;
  }

  /** Removes what a kill has left, and makes the reserve. */
  public void prepare() throws IOException {
    retention.clearLeftovers();
    files.restoreReserve();
  }

  /** After a turn: old releases go; what this ticket would go back to stays. */
  public void tidy(Optional<TicketFolder> ticket) {
    try {
      files.restoreReserve();
      HostRecord host = state.get();
      if (host.current() == null) {
        return;
      }
      Set<String> needed = new HashSet<>();
      needed.add(host.current().id());
      if (host.lastGood() != null) {
        needed.add(host.lastGood());
      }
      if (ticket.isPresent()) {
        ticket
            .get()
            .plan(TurnPlan.class)
            .flatMap(TurnPlan::previous)
            .map(Release::id)
            .ifPresent(needed::add);
      }
      var keep = releases.open(host.current()).file().keep();
      retention.apply(keep, host.committed(), needed);
    } catch (IOException | TicketFailure e) {
      LOG.warn("old releases could not be removed: {}", e.getMessage());
    }
  }
}
