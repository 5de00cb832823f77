/** How a ticket is bounded, cancelled and failed; no work is done here. */
@NullMarked
package dev.skynet.agent.control;

import org.jspecify.annotations.NullMarked;
