package dev.skynet.operator.webhook.push;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rollouts in memory; can be away, and can refuse a namespace. */
public final class FakeRolloutStore implements RolloutStore {
  private final Map<String, StoredRollout> rollouts = new LinkedHashMap<>();
  private final List<String> refusing = new ArrayList<>();
  private boolean away;
  private int answersLeft = Integer.MAX_VALUE;

  @Override
  public synchronized boolean create(PushedGroup group, Push push, String name)
      throws StoreException {
    answer(group.namespace());
    return rollouts.putIfAbsent(
            group.namespace() + "/" + name,
            new StoredRollout(Optional.of(push.after()), Optional.of(push.delivery()), false))
        == null;
  }

  @Override
  public synchronized Optional<StoredRollout> get(String namespace, String name)
      throws StoreException {
    answer(namespace);
    return Optional.ofNullable(rollouts.get(namespace + "/" + name));
  }

  /** Names of all, {@code <namespace>/<name>}, oldest first. */
  public synchronized List<String> names() {
    return List.copyOf(rollouts.keySet());
  }

  /** The operator ends it. */
  public synchronized void finish(String name) {
    rollouts.computeIfPresent(name, (n, r) -> new StoredRollout(r.commit(), r.delivery(), true));
  }

  /** A person puts one there by hand. */
  public synchronized void put(String name, StoredRollout rollout) {
    rollouts.put(name, rollout);
  }

  /** Whether any call is answered. */
  public synchronized void away(boolean isAway) {
    away = isAway;
    answersLeft = Integer.MAX_VALUE;
  }

  /** After so many more calls none is answered. */
  public synchronized void awayAfter(int calls) {
    answersLeft = calls;
  }

  /** As a namespace that is being deleted does. */
  public synchronized void refuse(String namespace) {
    refusing.add(namespace);
  }

  private void answer(String namespace) throws StoreException {
    away |= answersLeft-- == 0;
    if (away) {
      throw new StoreException(StoreException.Kind.AWAY, "connection refused");
    }
    if (refusing.contains(namespace)) {
      throw new StoreException(StoreException.Kind.REFUSED, namespace + " is being terminated");
    }
  }
}
