package dev.skynet.operator.webhook.push;

import java.util.Optional;

/**
 * What the bridge must know of a Rollout that is already there.
 *
 * @param commit it brings
 * @param delivery that made it
 * @param finished whether it ended
 */
public record StoredRollout(Optional<String> commit, Optional<String> delivery, boolean finished) {

  /** Whether storing the push again would add nothing. */
  boolean covers(Push push) {
    boolean sameDelivery = delivery.equals(Optional.of(push.delivery()));
    return sameDelivery || (!finished && commit.equals(Optional.of(push.after())));
  }
}
