package dev.skynet.protocol.message;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a message is not carried out. */
public enum RefusalReason {
  /** It arrived after its {@code notAfter}. */
  Expired,
  /** A higher fence was seen. */
  LowerFence,
  /** It is for another fleet, group or instance. */
  WrongGroup,
  /** agent.yml does not allow it. */
  Forbidden,
  /** It cannot be read, or its type or version is unknown. */
  Unreadable,
  /** Not enough space or inodes. */
  DiskFull,
  /** It was cancelled before it came. */
  Cancelled,
  /** A person holds this host. */
  OnHold,
  /** From a newer agent. */
  @JsonEnumDefaultValue
  Unknown
}
