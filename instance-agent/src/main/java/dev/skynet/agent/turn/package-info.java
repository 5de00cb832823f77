/** A turn of this host, the way back, and what a restart makes of either. */
@NullMarked
package dev.skynet.agent.turn;

import org.jspecify.annotations.NullMarked;
