/**
 * One instance group: what is seen of it and what is planned for it; the reconciler around the pure
 * planner.
 */
@NullMarked
package dev.skynet.operator.group;

import org.jspecify.annotations.NullMarked;
