package dev.skynet.protocol.message;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How a failed ticket left its host. */
public enum HostState {
  /** The line was never passed: the old release served all the time. */
  Untouched,
  /** Undone: the previous release runs and passed its checks. */
  Restored,
  /** Nothing verified runs. */
  Down,
  /** From a newer agent. */
  @JsonEnumDefaultValue
  Unknown
}
