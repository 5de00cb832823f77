/** How the operator watches, on fakes. */
@NullMarked
package dev.skynet.operator.watch;

import org.jspecify.annotations.NullMarked;
