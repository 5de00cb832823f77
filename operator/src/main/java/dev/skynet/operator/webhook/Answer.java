package dev.skynet.operator.webhook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What the forge is told; its JSON is the body, which the forge shows beside the delivery.
 *
 * @param result gives the status
 * @param rollouts newly stored ones, {@code <namespace>/<name>}
 * @param reason one line for a person
 */
public record Answer(@JsonIgnore WebhookResult result, List<String> rollouts, String reason) {

  /** Copies the list. */
  public Answer {
    rollouts = List.copyOf(rollouts);
  }

  /** Without a new Rollout. */
  static Answer of(WebhookResult result, String reason) {
    return new Answer(result, List.of(), reason);
  }
}
