package dev.skynet.operator.leader;

import java.time.Instant;

/**
 * The time from winning the lease to losing it; a process has at most one.
 *
 * @param id never used before
 * @param since AWS time
 */
public record Reign(String id, Instant since) {}
