package dev.skynet.operator.observe;

import dev.skynet.operator.fleet.Delivery;
import dev.skynet.operator.group.Asking;
import dev.skynet.operator.group.FleetObservation.Incoming;
import dev.skynet.operator.group.Member;
import dev.skynet.protocol.message.Pulse;
import dev.skynet.protocol.message.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One group as this leader knows it. Messages wait here unbelieved until a pass, which has the
 * group's spec at hand, says who may speak for the group.
 */
final class GroupMemory {
  /** A report that cannot be stored comes back with each visibility timeout. */
  private static final int KEPT_DELIVERIES = 8;

  private static final Comparator<Entry> OLDEST_FIRST =
      Comparator.comparing((Entry e) -> e.sentAt)
          .thenComparingLong(e -> e.report.boot())
          .thenComparingLong(e -> e.report.seq());

  private final Map<String, MemberFacts> members = new HashMap<>();
  private final Map<Key, Entry> pending = new LinkedHashMap<>();
  private final Map<Speaker, Heard> pulses = new HashMap<>();
  private final Set<String> deletedSinceList = new HashSet<>();

  /**
   * A report and all its deliveries; the same report again only adds a delivery.
   *
   * @param receivedNanos monotonic
   */
  synchronized void add(Report report, Delivery delivery, long receivedNanos) {
    pending
        .computeIfAbsent(
            new Key(report, delivery.sender()),
            key -> new Entry(report, delivery.sender(), delivery.sentAt(), receivedNanos))
        .add(delivery);
  }

  /** Keeps the newest pulse of each member; true if a plan might wait for what it says. */
  synchronized boolean add(Pulse pulse, Delivery delivery, Duration quiet) {
    Heard heard = new Heard(pulse, delivery.sender(), delivery.sentAt());
    pulses.merge(
        new Speaker(pulse.instance(), delivery.sender()),
        heard,
        (old, now) -> now.sentAt.isBefore(old.sentAt) ? old : now);
    MemberFacts facts = members.get(pulse.instance());
    return facts == null || !facts.isRegistered() || facts.isNews(pulse, delivery.sentAt(), quiet);
  }

  /**
   * What is known now.
   *
   * @param ledger instances with an open turn: they are members, whatever the register lacks
   */
  synchronized Seen see(Predicate<String> believed, Set<String> ledger) {
    List<Pending> good = new ArrayList<>();
    List<Pending> bad = new ArrayList<>();
    for (Entry entry : pending.values().stream().sorted(OLDEST_FIRST).toList()) {
      boolean ok = believed.test(entry.sender);
      (ok ? good : bad).add(entry.view());
      if (ok && !entry.learned) {
        facts(entry.report.instance()).learn(entry.report, entry.sender, entry.sentAt);
        entry.learned = true;
      }
    }
    pulses.values().stream()
        .filter(heard -> believed.test(heard.sender))
        .forEach(
            heard -> facts(heard.pulse.instance()).learn(heard.pulse, heard.sender, heard.sentAt));
    pulses.clear();
    ledger.forEach(this::facts);
    Map<String, Member> views = new HashMap<>();
    members.forEach(
        (id, facts) -> {
          if (facts.isRegistered() || ledger.contains(id)) {
            views.put(id, facts.view());
          }
        });
    long fence = members.values().stream().mapToLong(MemberFacts::fence).max().orElse(0);
    return new Seen(views, good, bad, asking(), fence);
  }

  private Map<String, Asking> asking() {
    Map<String, Asking> asking = new HashMap<>();
    members.forEach((id, facts) -> facts.asking().ifPresent(who -> asking.put(id, who)));
    return asking;
  }

  /** These reports are stored or buried, and their deliveries deleted. */
  synchronized void handled(List<Pending> reports) {
    reports.forEach(
        done -> {
          Key key = new Key(done.incoming().report(), done.incoming().sender());
          Entry entry = pending.get(key);
          if (entry != null && entry.forget(done.deliveries())) {
            pending.remove(key);
          }
        });
  }

  /** The member has an inbox; true if that is new. */
  synchronized boolean registered(String instance, Optional<Instant> goneSince) {
    deletedSinceList.remove(instance);
    MemberFacts facts = facts(instance);
    boolean news = !facts.isRegistered();
    facts.registered(goneSince);
    return news;
  }

  /** The register is being listed from now on. */
  synchronized void listBegins() {
    deletedSinceList.clear();
  }

  /** The list has an inbox for the member: one that was deleted meanwhile is none. */
  synchronized void listed(String instance, Optional<Instant> goneSince) {
    if (!deletedSinceList.contains(instance)) {
      registered(instance, goneSince);
    }
  }

  /** Since when the member is gone; empty if it has spoken a short while ago. */
  synchronized Optional<Instant> goneSince(String instance, Instant now, Duration quiet) {
    return facts(instance).goneSince(now, quiet);
  }

  /** The member is gone, and its inbox says so. */
  synchronized void gone(String instance, Instant when) {
    facts(instance).gone(when);
  }

  /** The member's inbox could not be found; it is made again as soon as its reader is known. */
  synchronized void inboxMissing(String instance) {
    facts(instance).inbox().missing();
  }

  /** The member's inbox belongs to another group. */
  synchronized void contested(String instance) {
    facts(instance).inbox().contested();
  }

  /** Another group has the inboxes of these instances. */
  synchronized void belongElsewhere(Predicate<String> elsewhere) {
    members.values().stream()
        .filter(facts -> facts.isRegistered() && elsewhere.test(facts.id()))
        .forEach(facts -> facts.inbox().contested());
  }

  /** The member's inbox is deleted. */
  synchronized void unregistered(String instance) {
    members.remove(instance);
    deletedSinceList.add(instance);
  }

  synchronized List<String> registeredInstances() {
    return members.entrySet().stream()
        .filter(e -> e.getValue().isRegistered())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  synchronized int pendingReports() {
    return pending.size();
  }

  private MemberFacts facts(String instance) {
    return members.computeIfAbsent(instance, MemberFacts::new);
  }

  /** The sender belongs to it: who copies the report of another must not make it unbelieved. */
  private record Key(Report report, String sender) {}

  /** A heartbeat from elsewhere must not take the place of the member's own. */
  private record Speaker(String instance, String sender) {}

  private record Heard(Pulse pulse, String sender, Instant sentAt) {}

  private static final class Entry {
    private final Report report;
    private final String sender;
    private final Instant sentAt;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final long receivedNanos;
    private boolean learned;

    Entry(Report report, String sender, Instant sentAt, long receivedNanos) {
      this.receivedNanos = receivedNanos;
      this.report = report;
      this.sender = sender;
      this.sentAt = sentAt;
    }

    void add(Delivery delivery) {
      if (deliveries.size() == KEPT_DELIVERIES) {
        deliveries.removeFirst();
      }
      deliveries.add(delivery);
    }

    /** True when no delivery is left that came in between. */
    boolean forget(List<Delivery> deleted) {
      deliveries.removeAll(deleted);
      return deliveries.isEmpty();
    }

    Pending view() {
      return new Pending(new Incoming(report, sender, sentAt), deliveries, receivedNanos);
    }
  }
}
