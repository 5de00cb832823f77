package dev.skynet.operator.reconcile;

import dev.skynet.operator.metrics.OperatorMetrics.PassEnd;
import java.time.Duration;

/**
 * How a pass ended.
 *
 * @param end whether it came to its end
 * @param next when to pass again at the latest
 */
record Passed(PassEnd end, Duration next) {}
