/**
 * The directory of one run: what it started, how that is stopped, and how the next run clears away
 * what a killed one left. Knows nothing of what the processes do.
 */
@NullMarked
package dev.skynet.local.process;

import org.jspecify.annotations.NullMarked;
