/** The globs, by example. */
@NullMarked
package dev.skynet.operator.paths;

import org.jspecify.annotations.NullMarked;
