/** The mains, which wire everything, and the periods that all parts share; nothing else. */
@NullMarked
package dev.skynet.operator;

import org.jspecify.annotations.NullMarked;
