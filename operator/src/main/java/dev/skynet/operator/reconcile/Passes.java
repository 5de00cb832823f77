package dev.skynet.operator.reconcile;

import dev.skynet.operator.Timings;
import dev.skynet.operator.kube.Stale;
import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.operator.metrics.OperatorMetrics.PassEnd;
import dev.skynet.protocol.names.GroupName;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs passes and lets nothing out of them: whatever is thrown, the group is looked at again, with
 * growing distance.
 */
public final class Passes {
  private static final Logger log = LoggerFactory.getLogger(Passes.class);
  private static final int FIRST = 60;

  /** A millisecond at the periods of the design: a conflict is usually over at once. */
  private static final int AT_ONCE = 60_000;

  private final GroupPass pass;
  private final Backoff backoff;
  private final Backoff conflicts;
  private final LongSupplier nanoTime;
  private final OperatorMetrics metrics;

  public Passes(GroupPass pass, Timings timings, LongSupplier nanoTime, OperatorMetrics metrics) {
    this.pass = pass;
    this.backoff = new Backoff(timings.resync().dividedBy(FIRST), timings.resync());
    this.conflicts =
        new Backoff(timings.resync().dividedBy(AT_ONCE), timings.resync().dividedBy(FIRST));
    this.nanoTime = nanoTime;
    this.metrics = metrics;
  }

  /** When to pass again at the latest. */
  public Duration run(GroupName group) {
    long begun = nanoTime.getAsLong();
    Passed passed = passed(group);
    metrics.pass(passed.end(), Duration.ofNanos(nanoTime.getAsLong() - begun));
    return passed.next();
  }

  /** An Error that gets out would leave the group without another look for ever. */
  private Passed passed(GroupName group) {
    try {
      Passed passed = pass.run(group);
      backoff.well(group);
      conflicts.well(group);
      return passed;
    } catch (Stale e) {
      log.debug("group={} changed in between, is looked at again: {}", group, e.getMessage());
      return new Passed(PassEnd.STALE, conflicts.failed(group));
    } catch (Throwable e) {
      boolean first = backoff.isWell(group);
      Duration wait = backoff.failed(group);
      if (first) {
        log.error("group={} pass failed, is tried again until it goes: {}", group, e.toString(), e);
      } else {
        log.debug("group={} pass failed again", group, e);
      }
      return new Passed(PassEnd.FAILED, wait);
    }
  }
}
