/** What the operator counts, by name, in one place. */
@NullMarked
package dev.skynet.operator.metrics;

import org.jspecify.annotations.NullMarked;
