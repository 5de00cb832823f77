package dev.skynet.operator.reconcile;

import dev.skynet.operator.Timings;
import dev.skynet.operator.act.Acted;
import dev.skynet.operator.act.ActionExecutor;
import dev.skynet.operator.act.SentLog;
import dev.skynet.operator.fleet.Delivery;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at one group, always in this order: read, plan, store the intent, delete the reports
 * that are in it, act. Wherever it ends in between, the next one continues from what is stored.
 */
public final class GroupPass {
  private static final Logger log = LoggerFactory.getLogger(GroupPass.class);
  private static final int SOON = 5;

  private final Parts parts;
  private final FinishedRollouts finished = new FinishedRollouts();
  private final GroupReading readings;
  private final IntentStore intents;
  private final TicketLatency latency;

  /**
   * What a pass needs, in one reign.
   *
   * @param clock AWS time
   * @param departed is told of a group that does not exist
   */
  public record Parts(
      Reign reign,
      Leadership leadership,
      Timings timings,
      InstantSource clock,
      ObjectStore objects,
      Planning planner,
      FleetMemory memory,
      SilenceClock silence,
      ReportQueue reports,
      JobBoard jobs,
      SentLog sent,
      ActionExecutor executor,
      OperatorMetrics metrics,
      Consumer<GroupName> departed) {}

  public GroupPass(Parts parts) {
    this.parts = parts;
    readings = new GroupReading(parts.objects(), finished, new Unreadables(parts.metrics()));
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
      finished.forget(name);
      parts.departed().accept(name);
      return later();
    }
    if (intents.isAbandoned(raw.get())) {
      return sure() ? letGo(raw.get(), name) : unsure();
    }
    Optional<Reading> reading = readings.read(raw.get());
    if (reading.isEmpty()) {
      return later();
    }
    return reading.get().isBlocked() ? blocked(reading.get()) : planned(reading.get());
  }

  private Passed blocked(Reading reading) {
    log.warn(
        "group={} is left alone until the Rollout that has its turns can be read",
        reading.group().name());
    if (!sure()) {
      return unsure();
    }
    intents.releaseUnreadable(reading);
    return later();
  }

  private Passed planned(Reading reading) {
    GroupName name = reading.group().name();
    Seen seen = parts.memory().see(name, s -> SenderCheck.believes(reading.group().spec(), s));
    Instant now = parts.clock().instant();
    Plan plan =
        parts
            .planner()
            .plan(reading.group(), reading.rollouts(), observation(name, seen, now), now);
    if (!sure()) {
      return unsure();
    }
    Intent intent = intents.store(reading, plan);
    // Again: the process may have been frozen while it wrote.
    if (!sure()) {
      return unsure();
    }
    boolean well = acknowledge(name, seen);
    latency.reports(name, seen.pending());
    parts.jobs().want(name, plan.jobs());
    Acted acted = parts.executor().act(name, actions(plan, seen), intent::object);
    latency.acted(name, acted.tickets(), plan.again(), parts.clock().instant());
    intents.finish(intent, plan);
    return new Passed(PassEnd.DONE, next(plan, well && acted.well()));
  }

  private FleetObservation observation(GroupName name, Seen seen, Instant now) {
    return new FleetObservation(
        parts.reign().id(),
        parts.memory().isRegisterRead(),
        parts.silence().countsFrom(now),
        seen.members(),
        seen.pending().stream().map(Pending::incoming).toList(),
        parts.jobs().states(name),
        parts.sent().of(name),
        parts.sent().firstOf(name),
        seen.highestFence());
  }

  /** A member that was taken for gone and is back needs its inbox to say so. */
  private static List<Action> actions(Plan plan, Seen seen) {
    List<Action> actions = new ArrayList<>();
    seen.returned().forEach((id, sender) -> actions.add(new Action.CreateInbox(id, sender)));
    actions.addAll(plan.actions());
    return actions;
  }

  private boolean acknowledge(GroupName name, Seen seen) {
    try {
      for (Pending refused : seen.refused()) {
        bury(name, refused);
      }
      List<Delivery> stored =
          seen.pending().stream().flatMap(p -> p.deliveries().stream()).toList();
      if (!stored.isEmpty()) {
        parts.reports().delete(stored);
        parts.memory().handled(name, seen.pending());
      }
      return true;
    } catch (RuntimeException e) {
      // They are planned with again, which changes nothing: what is stored absorbs them.
      log.warn("group={} reports that are stored cannot be deleted yet: {}", name, e.toString());
      return false;
    }
  }

  private void bury(GroupName name, Pending refused) {
    String sender = refused.incoming().sender();
    String instance = refused.incoming().report().instance();
    log.warn(
        "report buried: reason=WrongSender group={} instance={} sender={}; list it in"
            + " spec.members.registered.senders if it may speak for the group",
        name,
        instance,
        sender);
    for (Delivery delivery : refused.deliveries()) {
      parts.reports().bury(delivery, "WrongSender: " + sender + " may not speak for group " + name);
    }
    parts.metrics().buried("WrongSender");
    parts.memory().handled(name, List.of(refused));
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
