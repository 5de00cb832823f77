/** One look at one group, in parts. */
@NullMarked
package dev.skynet.operator.reconcile;

import org.jspecify.annotations.NullMarked;
