package dev.skynet.operator.webhook.push;

import java.util.Optional;

/** Where Rollouts are kept: all that the bridge may do with them. */
public interface RolloutStore {
  /**
   * Stores a Rollout for the push, owned by the group.
   *
   * @param name of the Rollout, in the group's namespace
   * @return false if one of that name is already there, which is left as it is
   * @throws StoreException if it is not known to be stored
   */
  boolean create(PushedGroup group, Push push, String name) throws StoreException;

  /**
   * Reads a Rollout as it stands now, never from a cache.
   *
   * @throws StoreException if it cannot be read
   */
  Optional<StoredRollout> get(String namespace, String name) throws StoreException;
}
