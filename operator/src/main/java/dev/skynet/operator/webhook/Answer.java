package dev.skynet.operator.webhook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;

/**
 * What the forge is told; its JSON is the body, which the forge shows beside the delivery.
 *
 * @param result gives the status
 * @param rollouts newly stored ones, {@code <namespace>/<name>}
 * @param reason one line for a person
 * @param delivery its id, if a good signature vouches for the request; for the log
 */
public record Answer(
    @JsonIgnore WebhookResult result,
    List<String> rollouts,
    String reason,
    @JsonIgnore Optional<String> delivery) {

  /** Copies the list. */
  public Answer {
    rollouts = List.copyOf(rollouts);
  }

  /** Without a new Rollout. */
  static Answer of(WebhookResult result, String reason) {
    return of(result, List.of(), reason);
  }

  static Answer of(WebhookResult result, List<String> rollouts, String reason) {
    return new Answer(result, rollouts, reason, Optional.empty());
  }

  /** The same, for a delivery that somebody with a secret made. */
  Answer signed(Optional<String> id) {
    return new Answer(result, rollouts, reason, id);
  }
}
