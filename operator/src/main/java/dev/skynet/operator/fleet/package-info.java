/**
 * What the operator needs of queues: inboxes, reports and pulses, as ports; adapters live by
 * system.
 */
@NullMarked
package dev.skynet.operator.fleet;

import org.jspecify.annotations.NullMarked;
