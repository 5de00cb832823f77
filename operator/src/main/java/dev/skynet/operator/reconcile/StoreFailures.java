package dev.skynet.operator.reconcile;

import dev.skynet.operator.kube.WriteRefused;
import dev.skynet.protocol.names.GroupName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the API server refuses to store of each group. The next plan names it on the group, whose
 * own status is stored before those of its Rollouts; other groups go on.
 */
final class StoreFailures {
  private final Map<GroupName, String> refused = new ConcurrentHashMap<>();

  /** What was refused in the last pass. */
  Optional<String> of(GroupName group) {
    return Optional.ofNullable(refused.get(group));
  }

  /**
   * Stores, and remembers how that went.
   *
   * @throws WriteRefused as the storing did
   */
  Intent watched(GroupName group, Supplier<Intent> storing) {
    try {
      Intent intent = storing.get();
      refused.remove(group);
      return intent;
    } catch (WriteRefused e) {
      refused.put(group, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  void forget(GroupName group) {
    refused.remove(group);
  }
}
