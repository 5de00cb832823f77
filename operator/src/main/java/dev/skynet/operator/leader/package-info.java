/**
 * Who leads, since when, and for how long that is sure; nothing here knows what the leader does.
 */
@NullMarked
package dev.skynet.operator.leader;

import org.jspecify.annotations.NullMarked;
