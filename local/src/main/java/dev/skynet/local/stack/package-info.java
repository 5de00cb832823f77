/** The whole system on one machine, put together for the demo and for end-to-end tests. */
@NullMarked
package dev.skynet.local.stack;

import org.jspecify.annotations.NullMarked;
