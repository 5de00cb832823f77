package dev.skynet.protocol.message;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * The outcome of the last ticket of an instance.
 *
 * @param ticket its id
 * @param outcome how it ended
 */
public record LastTicket(String ticket, Outcome outcome) {
  /** How a ticket ended. */
  public enum Outcome {
    Succeeded,
    Failed,
    Reverted,
    Cancelled,
    Refused,
    @JsonEnumDefaultValue
    Unknown
  }
}
