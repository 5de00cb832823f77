package dev.skynet.operator.act;

import dev.skynet.protocol.names.GroupName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** When each message was first and last sent in this reign. */
public final class SentLog {
  /**
   * Of a group; the oldest go first. A message sent again because it was forgotten does no harm.
   */
  private static final int KEPT = 20_000;

  private final Map<GroupName, Keys> groups = new ConcurrentHashMap<>();

  /** When each was last sent, by {@code Send.key}. */
  public Map<String, Instant> of(GroupName group) {
    Keys keys = groups.get(group);
    return keys == null ? Map.of() : keys.copy();
  }

  /** When each was sent for the first time, by {@code Send.key}. */
  public Map<String, Instant> firstOf(GroupName group) {
    Keys keys = groups.get(group);
    return keys == null ? Map.of() : keys.copyOfFirst();
  }

  /** Forgets a group that does not exist any more. */
  public void forget(GroupName group) {
    groups.remove(group);
  }

  void sent(GroupName group, String key, Instant now) {
    keys(group).sent(key, now);
  }

  /** Whether the message was sent in this reign. */
  boolean contains(GroupName group, String key) {
    return keys(group).get(key) != null;
  }

  /** Whether the message was sent so short a while ago that it need not be sent again. */
  boolean isRecent(GroupName group, String key, Instant now, Duration resend) {
    Instant last = keys(group).get(key);
    return last != null && last.plus(resend).isAfter(now);
  }

  private Keys keys(GroupName group) {
    return groups.computeIfAbsent(group, g -> new Keys());
  }

  private static final class Keys {
    private final LinkedHashMap<String, Instant> byKey = new LinkedHashMap<>();
    private final Map<String, Instant> first = new HashMap<>();

    synchronized Map<String, Instant> copy() {
      return Map.copyOf(byKey);
    }

    synchronized Map<String, Instant> copyOfFirst() {
      return Map.copyOf(first);
    }

    synchronized @Nullable Instant get(String key) {
      return byKey.get(key);
    }

    synchronized void sent(String key, Instant now) {
      byKey.remove(key);
      byKey.put(key, now);
      first.putIfAbsent(key, now);
      if (byKey.size() > KEPT) {
        first.remove(byKey.pollFirstEntry().getKey());
      }
    }
  }
}
