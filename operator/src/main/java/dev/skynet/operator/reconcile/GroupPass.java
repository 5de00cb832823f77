package dev.skynet.operator.reconcile;

import dev.skynet.operator.Timings;
import dev.skynet.operator.act.Acted;
import dev.skynet.operator.act.ActionExecutor;
import dev.skynet.operator.act.SentLog;
import dev.skynet.operator.fleet.ReportQueue;
import dev.skynet.operator.group.FleetObservation;
import dev.skynet.operator.group.Plan;
import dev.skynet.operator.group.action.Action;
import dev.skynet.operator.jobs.JobBoard;
import dev.skynet.operator.kube.ObjectStore;
import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.kube.Stale;
import dev.skynet.operator.leader.Leadership;
import dev.skynet.operator.leader.Reign;
import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.operator.metrics.OperatorMetrics.PassEnd;
import dev.skynet.operator.observe.FleetMemory;
import dev.skynet.operator.observe.Pending;
import dev.skynet.operator.observe.Seen;
import dev.skynet.operator.observe.SenderCheck;
import dev.skynet.operator.observe.SilenceClock;
import dev.skynet.protocol.names.GroupName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at one group, always in this order: read, plan, store the intent, delete the reports
 * that are in it, act. Wherever it ends in between, the next one continues from what is stored.
 */
public final class GroupPass {
  private static final Logger log = LoggerFactory.getLogger(GroupPass.class);
  private static final int SOON = 5;

  /** Five minutes at the periods of the design. */
  private static final int LISTED_AGAIN = 5;

  private final Parts parts;
  private final Map<GroupName, String> uids = new ConcurrentHashMap<>();
  private final FinishedRollouts finished;
  private final Unreadables unreadables;
  private final GroupReading readings;
  private final Receipts receipts;
  private final IntentStore intents;
  private final TicketLatency latency;
  private final StoreFailures failures = new StoreFailures();

  /**
   * What a pass needs, in one reign.
   *
   * @param clock AWS time
   * @param nanoTime monotonic
   * @param departed is told of a group that does not exist any more; false if it must be told again
   */
  public record Parts(
      Reign reign,
      Leadership leadership,
      Timings timings,
      InstantSource clock,
      LongSupplier nanoTime,
      ObjectStore objects,
      Planning planner,
      FleetMemory memory,
      SilenceClock silence,
      ReportQueue reports,
      JobBoard jobs,
      SentLog sent,
      ActionExecutor executor,
      OperatorMetrics metrics,
      Predicate<GroupName> departed) {}

  public GroupPass(Parts parts) {
    this.parts = parts;
    finished =
        new FinishedRollouts(parts.clock(), parts.timings().resync().multipliedBy(LISTED_AGAIN));
    unreadables = new Unreadables(parts.metrics());
    readings = new GroupReading(parts.objects(), finished, unreadables);
    receipts = new Receipts(parts.reports(), parts.memory(), parts.metrics());
    intents = new IntentStore(parts.objects(), finished);
    latency = new TicketLatency(parts.metrics());
  }

  /**
   * Passes once.
   *
   * @throws Stale if anything changed since it was read; nothing that was planned is done
   */
  Passed run(GroupName name) {
    Optional<RawGroup> raw = parts.objects().group(name);
    if (raw.isEmpty()) {
      return departed(name);
    }
    if (isAnother(raw.get(), name)) {
      log.info("group={} is another one of the same name: begins anew", name);
      if (departed(name).end() != PassEnd.DONE) {
        return unsure();
      }
    }
    uids.put(name, raw.get().getMetadata().getUid());
    if (intents.isAbandoned(raw.get())) {
      return sure() ? letGo(raw.get(), name) : unsure();
    }
    Optional<Reading> reading = readings.read(raw.get());
    if (reading.isEmpty()) {
      return later();
    }
    return reading.get().isBlocked() ? blocked(reading.get()) : planned(reading.get());
  }

  /** It was deleted and made again: nothing that is known here is about this one. */
  private boolean isAnother(RawGroup raw, GroupName name) {
    String uid = raw.getMetadata().getUid();
    return !uid.equals(uids.getOrDefault(name, uid));
  }

  private Passed departed(GroupName name) {
    if (!parts.departed().test(name)) {
      return unsure();
    }
    uids.remove(name);
    finished.forget(name);
    unreadables.forget(name);
    latency.forget(name);
    failures.forget(name);
    return later();
  }

  private Passed blocked(Reading reading) {
    log.warn(
        "group={} is left alone until the Rollout that has its turns can be read",
        reading.group().name());
    if (!sure()) {
      return unsure();
    }
    intents.releaseLeftOver(reading);
    return later();
  }

  private Passed planned(Reading reading) {
    GroupName name = reading.group().name();
    Seen seen =
        parts
            .memory()
            .see(name, s -> SenderCheck.believes(reading.group().spec(), s), reading.inTurns());
    Instant now = parts.clock().instant();
    Plan plan =
        parts
            .planner()
            .plan(reading.group(), reading.rollouts(), observation(name, seen, now), now);
    if (!sure()) {
      return unsure();
    }
    boolean mended = failures.of(name).isPresent();
    Intent intent = failures.watched(name, () -> intents.store(reading, plan));
    // Again: the process may have been frozen while it wrote.
    if (!sure()) {
      return unsure();
    }
    Acted registered = act(Registrations.of(plan, seen), intent);
    List<Pending> stored = Registrations.stored(seen.pending(), registered.undone());
    boolean well = receipts.settle(name, stored, seen.refused());
    latency.reports(name, stored);
    parts.jobs().want(name, plan.jobs());
    Acted acted = act(Registrations.others(plan), intent);
    latency.acted(name, acted.tickets(), plan.again(), parts.nanoTime().getAsLong());
    if (!sure()) {
      return unsure();
    }
    intents.finish(intent, plan);
    Duration next = next(plan, well && registered.well() && acted.well());
    return new Passed(PassEnd.DONE, mended ? Duration.ZERO : next);
  }

  private Acted act(List<Action> actions, Intent intent) {
    return parts.executor().act(intent.name(), actions, intent::object);
  }

  private FleetObservation observation(GroupName name, Seen seen, Instant now) {
    return new FleetObservation(
        parts.reign().id(),
        parts.memory().isRegisterRead(),
        parts.silence().countsFrom(now),
        seen.members(),
        seen.asking(),
        seen.pending().stream().map(Pending::incoming).toList(),
        parts.jobs().states(name),
        parts.sent().of(name),
        parts.sent().firstOf(name),
        failures.of(name),
        seen.highestFence());
  }

  private Passed letGo(RawGroup raw, GroupName name) {
    log.warn("group={} is abandoned: lets go of it and its Rollouts at once", name);
    intents.letGo(raw, name);
    return later();
  }

  private Duration next(Plan plan, boolean well) {
    if (plan.again()) {
      return Duration.ZERO;
    }
    Duration wake = plan.wake().orElse(parts.timings().resync());
    Duration latest = well ? parts.timings().resync() : soon();
    return wake.compareTo(latest) < 0 ? wake : latest;
  }

  private boolean sure() {
    return parts.leadership().sure(parts.timings().sure());
  }

  private Passed unsure() {
    return new Passed(PassEnd.UNSURE, soon());
  }

  private Passed later() {
    return new Passed(PassEnd.DONE, parts.timings().resync());
  }

  private Duration soon() {
    return parts.timings().sure().dividedBy(SOON);
  }
}
