package dev.skynet.agent.work;

import dev.skynet.agent.outbox.Outbox;
import dev.skynet.agent.outbox.Reports;
import dev.skynet.agent.pulse.Pulses;
import dev.skynet.agent.release.DiskSpace;
import dev.skynet.agent.state.HostRecord;
import dev.skynet.agent.state.HostStatus;
import dev.skynet.agent.state.StateFile;
import dev.skynet.protocol.message.RollCall;
import dev.skynet.protocol.release.Running;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what runs: when asked, but not before the boot is done, and once it is. */
public final class RollCalls {
  private static final Logger LOG = LoggerFactory.getLogger(RollCalls.class);

  private final StateFile state;
  private final HostStatus status;
  private final DiskSpace space;
  private final Outbox outbox;
  private final Reports reports;
  private final Pulses pulses;
  private final List<String> waiting = new ArrayList<>();
  private boolean joined;

  public RollCalls(
      StateFile state,
      HostStatus status,
      DiskSpace space,
      Outbox outbox,
      Reports reports,
      Pulses pulses) {
    this.state = state;
    this.status = status;
    this.space = space;
    this.outbox = outbox;
    this.reports = reports;
    this.pulses = pulses;
  }

  /** Answers now, or once the boot is done. */
  public synchronized void answer(RollCall call) throws IOException {
    state.update(record -> record.seen(call.fence()));
    pulses.idlePeriod(Duration.ofSeconds(call.pulseSeconds()));
    if (joined) {
      joined(call.id());
    } else {
      waiting.add(call.id());
    }
  }

  /** The boot is done. */
  public synchronized void bootDone() throws IOException {
    joined = true;
    joined(null);
    for (String call : waiting) {
      joined(call);
    }
    waiting.clear();
    pulses.begin();
    LOG.info("joined: runs {}", status.running().map(Running::release).orElse("nothing"));
  }

  private void joined(@Nullable String rollCall) throws IOException {
    long free = space.free();
    outbox.post(
        status.inOrder(
            () -> {
              HostRecord host = state.get();
              return reports.joined(
                  rollCall, status.running().orElse(null), host.fence(), free, host.last());
            }));
  }
}
