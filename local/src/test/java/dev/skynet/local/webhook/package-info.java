/**
 * The webhook bridge as it is shipped, before a real API server and under no more than its rights.
 */
@NullMarked
package dev.skynet.local.webhook;

import org.jspecify.annotations.NullMarked;
