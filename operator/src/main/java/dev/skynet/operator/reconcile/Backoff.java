package dev.skynet.operator.reconcile;

import dev.skynet.protocol.names.GroupName;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long a group that fails waits; each failure in a row doubles it. */
final class Backoff {
  private static final int MOST_DOUBLINGS = 16;

  private final Duration first;
  private final Duration longest;
  private final Map<GroupName, Integer> failures = new ConcurrentHashMap<>();

  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  Duration failed(GroupName group) {
    int before = failures.merge(group, 1, Integer::sum) - 1;
    Duration wait = first.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }

  boolean isWell(GroupName group) {
    return !failures.containsKey(group);
  }

  void well(GroupName group) {
    failures.remove(group);
  }
}
