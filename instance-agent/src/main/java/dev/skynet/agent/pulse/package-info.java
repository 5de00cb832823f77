/** The heartbeat; it may be lost, so nothing depends on it. */
@NullMarked
package dev.skynet.agent.pulse;

import org.jspecify.annotations.NullMarked;
