package dev.skynet.protocol.message;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a ticket failed on the host. */
public enum FailureReason {
  /** The source or artifact could not be downloaded. */
  FetchFailed,
  /** The bytes are not those that the ticket names. */
  DigestMismatch,
  /** The archive holds what may not be unpacked. */
  UnpackRefused,
  /** A command of {@code build.run} failed, or {@code build.output} names nothing. */
  BuildFailed,
  /** The artifact could not be uploaded. */
  UploadFailed,
  /** A hook failed. */
  HookFailed,
  /** A service did not start or ended by itself. */
  ServiceFailed,
  /** A health check did not pass or did not stay so. */
  CheckFailed,
  /** The agent or the host ended in the middle of a hook or build. */
  Interrupted,
  /** The time of the ticket was over. */
  TimedOut,
  /** The agent itself ended three times in this ticket. */
  AgentCrash,
  /** Not enough space or inodes; nothing was touched. */
  DiskFull,
  /** The bundle asks for more than the host allows; nothing was touched. */
  Forbidden,
  /** There was no release to go back to: nothing runs. */
  NoPreviousRelease,
  /** The way back failed three times: a person is needed. */
  RollbackFailed,
  /** From a newer agent. */
  @JsonEnumDefaultValue
  Unknown
}
