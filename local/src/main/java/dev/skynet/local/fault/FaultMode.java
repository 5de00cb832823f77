package dev.skynet.local.fault;

/** How a {@link FaultProxy} treats those who call. */
public enum FaultMode {
  /** Every byte goes through. */
  PASS,
  /** Connections are reset as soon as they are made. */
  REFUSE,
  /** Every HTTP request is answered with 503, and its connection closed. */
  UNAVAILABLE
}
