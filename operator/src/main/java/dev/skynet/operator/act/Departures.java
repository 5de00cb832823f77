package dev.skynet.operator.act;

import dev.skynet.operator.jobs.JobBoard;
import dev.skynet.operator.observe.FleetMemory;
import dev.skynet.operator.observe.GroupDirectory;
import dev.skynet.protocol.names.GroupName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Groups that do not exist: their inboxes are deleted, all else is forgotten. Hosts are never
 * touched.
 */
public final class Departures {
  private static final Logger log = LoggerFactory.getLogger(Departures.class);

  private final Map<GroupName, Instant> since = new ConcurrentHashMap<>();
  private final GroupDirectory groups;
  private final FleetMemory memory;
  private final ActionExecutor executor;
  private final JobBoard jobs;
  private final SentLog sent;
  private final BooleanSupplier sure;
  private final InstantSource clock;
  private final Duration linger;

  /**
   * @param sure whether this process may act now
   * @param linger how long a group must have been missing whose deletion this leader did not see: a
   *     cluster that is restored has inboxes before it has groups
   */
  public Departures(
      GroupDirectory groups,
      FleetMemory memory,
      ActionExecutor executor,
      JobBoard jobs,
      SentLog sent,
      BooleanSupplier sure,
      InstantSource clock,
      Duration linger) {
    this.groups = groups;
    this.memory = memory;
    this.executor = executor;
    this.jobs = jobs;
    this.sent = sent;
    this.sure = sure;
    this.clock = clock;
    this.linger = linger;
  }

  /**
   * The group was seen to go, or another one has its name now.
   *
   * @return whether nothing of it is left; else it is tried again when the register is read
   */
  public boolean gone(GroupName group) {
    since.put(group, Instant.MIN);
    return clear(group);
  }

  /**
   * These groups have inboxes; those that do not exist are cleared once they lingered. Whether one
   * exists in a namespace that is not looked after any more is not known.
   */
  public void haveInboxes(List<GroupName> named) {
    Instant now = clock.instant();
    for (GroupName group : named) {
      if (!groups.isLookedAfter(group)) {
        continue;
      }
      if (groups.exists(group)) {
        since.remove(group);
      } else if (!since.computeIfAbsent(group, g -> now).isAfter(now.minus(linger))) {
        clear(group);
      }
    }
  }

  private boolean clear(GroupName group) {
    boolean all = true;
    for (String instance : memory.registeredInstances(group)) {
      if (!sure.getAsBoolean()) {
        return false;
      }
      try {
        executor.delete(group, instance);
      } catch (RuntimeException e) {
        log.warn(
            "inbox of {} of deleted group {} stays for now: {}", instance, group, e.toString());
        all = false;
      }
    }
    jobs.forget(group);
    sent.forget(group);
    if (all) {
      memory.forget(group);
      since.remove(group);
      log.info("group {} does not exist any more and is forgotten", group);
    }
    return all;
  }
}
