/** The shipped operator, made to die or to freeze at a call that a test chooses. */
@NullMarked
package dev.skynet.local.crash;

import org.jspecify.annotations.NullMarked;
