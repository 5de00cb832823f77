/**
 * What wakes the operator: informers on both kinds, timers, and the framework that serialises the
 * passes of one group. No status is read or written through it.
 */
@NullMarked
package dev.skynet.operator.watch;

import org.jspecify.annotations.NullMarked;
