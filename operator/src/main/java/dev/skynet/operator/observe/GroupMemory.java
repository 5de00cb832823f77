package dev.skynet.operator.observe;

import dev.skynet.operator.fleet.Delivery;
import dev.skynet.operator.group.FleetObservation.Incoming;
import dev.skynet.operator.group.Member;
import dev.skynet.protocol.message.FromAgent;
import dev.skynet.protocol.message.Pulse;
import dev.skynet.protocol.message.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<Report, Entry> pending = new LinkedHashMap<>();
  private final Map<String, Heard> pulses = new HashMap<>();

  /** A report and all its deliveries; the same report again only adds a delivery. */
  synchronized void add(Report report, Delivery delivery) {
    pending
        .computeIfAbsent(report, r -> new Entry(r, delivery.sender(), delivery.sentAt()))
        .add(delivery);
  }

  /** Keeps the newest pulse of each member; true if a plan might wait for what it says. */
  synchronized boolean add(Pulse pulse, Delivery delivery, Duration quiet) {
    Heard heard = new Heard(pulse, delivery.sender(), delivery.sentAt());
    pulses.merge(
        pulse.instance(), heard, (old, now) -> now.sentAt.isBefore(old.sentAt) ? old : now);
    MemberFacts facts = members.get(pulse.instance());
    return facts != null && facts.isRegistered() && facts.isNews(pulse, delivery.sentAt(), quiet);
  }

  synchronized Seen see(Predicate<String> believed) {
    List<Pending> good = new ArrayList<>();
    List<Pending> bad = new ArrayList<>();
    Map<String, String> returned = new HashMap<>();
    for (Entry entry : pending.values().stream().sorted(OLDEST_FIRST).toList()) {
      boolean ok = believed.test(entry.sender);
      (ok ? good : bad).add(entry.view());
      if (ok && !entry.learned) {
        learn(entry.report, entry.sender, entry.sentAt, returned);
        entry.learned = true;
      }
    }
    pulses.values().stream()
        .filter(heard -> believed.test(heard.sender))
        .forEach(heard -> learn(heard.pulse, heard.sender, heard.sentAt, returned));
    pulses.clear();
    Map<String, Member> views = new HashMap<>();
    members.forEach(
        (id, facts) -> {
          if (facts.isRegistered()) {
            views.put(id, facts.view());
          }
        });
    long fence = members.values().stream().mapToLong(MemberFacts::fence).max().orElse(0);
    return new Seen(views, good, bad, returned, fence);
  }

  /** These reports are stored or buried, and their deliveries deleted. */
  synchronized void handled(List<Pending> reports) {
    reports.forEach(
        done -> {
          Entry entry = pending.get(done.incoming().report());
          if (entry != null && entry.forget(done.deliveries())) {
            pending.remove(done.incoming().report());
          }
        });
  }

  /** The member has an inbox; true if that is new. */
  synchronized boolean registered(String instance, Optional<Instant> goneSince) {
    MemberFacts facts = facts(instance);
    boolean news = !facts.isRegistered();
    facts.registered(goneSince);
    return news;
  }

  /** Since when the member is gone; empty if it has spoken a short while ago. */
  synchronized Optional<Instant> goneSince(String instance, Instant now, Duration quiet) {
    return facts(instance).goneSince(now, quiet);
  }

  /** The member is gone, and its inbox says so. */
  synchronized void gone(String instance, Instant when) {
    facts(instance).gone(when);
  }

  /** The member's inbox is deleted. */
  synchronized void unregistered(String instance) {
    members.remove(instance);
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

  private void learn(
      FromAgent message, String sender, Instant sentAt, Map<String, String> returned) {
    if (facts(message.instance()).learn(message, sentAt)) {
      returned.put(message.instance(), sender);
    }
  }

  private MemberFacts facts(String instance) {
    return members.computeIfAbsent(instance, MemberFacts::new);
  }

  private record Heard(Pulse pulse, String sender, Instant sentAt) {}

  private static final class Entry {
    private final Report report;
    private final String sender;
    private final Instant sentAt;
    private final List<Delivery> deliveries = new ArrayList<>();
    private boolean learned;

    Entry(Report report, String sender, Instant sentAt) {
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
      return new Pending(new Incoming(report, sender, sentAt), deliveries);
    }
  }
}
