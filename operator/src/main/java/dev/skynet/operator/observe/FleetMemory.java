package dev.skynet.operator.observe;

import dev.skynet.operator.fleet.Delivery;
import dev.skynet.operator.fleet.InboxRegister.Inbox;
import dev.skynet.protocol.message.Pulse;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.names.GroupName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All groups as this leader knows them; lives as long as its reign. */
public final class FleetMemory {
  private final Map<GroupName, GroupMemory> groups = new ConcurrentHashMap<>();
  private final Duration quiet;
  private final LongSupplier nanoTime;
  private volatile boolean registerRead;

  /**
   * @param quiet after so long without a word any pulse is news
   * @param nanoTime monotonic
   */
  public FleetMemory(Duration quiet, LongSupplier nanoTime) {
    this.quiet = quiet;
    this.nanoTime = nanoTime;
  }

  /** Keeps a report until {@link #handled}; the same one again counts once. */
  public void report(Report report, Delivery delivery) {
    group(report.group()).add(report, delivery, nanoTime.getAsLong());
  }

  /**
   * Keeps the facts of a pulse.
   *
   * @return whether a plan might wait for them
   */
  public boolean pulse(Pulse pulse, Delivery delivery) {
    return group(pulse.group()).add(pulse, delivery, quiet);
  }

  /**
   * What is known of a group now.
   *
   * @param believed by SenderId: who may speak for the group
   * @param ledger instances with an open turn: members, whatever the register lacks
   */
  public Seen see(GroupName group, Predicate<String> believed, Set<String> ledger) {
    return group(group).see(believed, ledger);
  }

  /** These reports are stored or buried, and the deliveries that are named here deleted. */
  public void handled(GroupName group, List<Pending> reports) {
    group(group).handled(reports);
  }

  /**
   * The inbox of a member exists.
   *
   * @return whether that is new
   */
  public boolean registered(GroupName group, String instance, Optional<Instant> goneSince) {
    return group(group).registered(instance, goneSince);
  }

  /** Since when a member is gone; empty if it has spoken a short while ago. */
  public Optional<Instant> goneSince(GroupName group, String instance, Instant now) {
    return group(group).goneSince(instance, now, quiet);
  }

  /** A member is gone, and its inbox says so. */
  public void gone(GroupName group, String instance, Instant when) {
    group(group).gone(instance, when);
  }

  /** The inbox of a member could not be found; it is made again once its reader is known. */
  public void inboxMissing(GroupName group, String instance) {
    group(group).inboxMissing(instance);
  }

  /** The inbox of an instance belongs to another group; asked again when it speaks again. */
  public void contested(GroupName group, String instance) {
    group(group).contested(instance);
  }

  /** The inbox of a member was deleted. */
  public void unregistered(GroupName group, String instance) {
    group(group).unregistered(instance);
  }

  /** A reading of the register begins; what is deleted from now on it may list all the same. */
  public void registerReadBegins() {
    groups.values().forEach(GroupMemory::listBegins);
  }

  /**
   * The register was read. Members that it lacks stay: a list of queues may be late, and nothing is
   * decided on missing facts. Those that it has under another group are that group's.
   */
  public void registerRead(List<Inbox> inboxes) {
    Map<String, GroupName> owners =
        inboxes.stream().collect(Collectors.toMap(Inbox::instance, Inbox::group, (a, b) -> b));
    groups.forEach(
        (name, memory) ->
            memory.belongElsewhere(id -> !name.equals(owners.getOrDefault(id, name))));
    inboxes.forEach(i -> group(i.group()).listed(i.instance(), i.goneSince()));
    registerRead = true;
  }

  /** Whether the register was read in this reign. */
  public boolean isRegisterRead() {
    return registerRead;
  }

  /** Ids of the members of a group that have an inbox. */
  public List<String> registeredInstances(GroupName group) {
    return group(group).registeredInstances();
  }

  /** Every group that anything is known of. */
  public Set<GroupName> groups() {
    return Set.copyOf(groups.keySet());
  }

  /** Forgets a group that does not exist any more. */
  public void forget(GroupName group) {
    groups.remove(group);
  }

  /** Reports that no stored status includes yet. */
  public int pendingReports() {
    return groups.values().stream().mapToInt(GroupMemory::pendingReports).sum();
  }

  private GroupMemory group(GroupName name) {
    return groups.computeIfAbsent(name, n -> new GroupMemory());
  }
}
