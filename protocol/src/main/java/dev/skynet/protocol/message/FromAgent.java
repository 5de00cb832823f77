package dev.skynet.protocol.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** From an agent to the operator. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = Joined.class, name = "joined"),
  @JsonSubTypes.Type(value = Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = Built.class, name = "built"),
  @JsonSubTypes.Type(value = Uploaded.class, name = "uploaded"),
  @JsonSubTypes.Type(value = Staged.class, name = "staged"),
  @JsonSubTypes.Type(value = Succeeded.class, name = "succeeded"),
  @JsonSubTypes.Type(value = Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = Reverted.class, name = "reverted"),
  @JsonSubTypes.Type(value = Cancelled.class, name = "cancelled"),
  @JsonSubTypes.Type(value = Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = Leaving.class, name = "leaving"),
  @JsonSubTypes.Type(value = Pulse.class, name = "pulse")
})
public sealed interface FromAgent extends Message permits Report, Pulse {
  /** How often this agent has started, from 1. */
  long boot();

  /** Grows with every message of this instance, over restarts too. */
  long seq();
}
