/** What a run leaves: nothing. */
@NullMarked
package dev.skynet.local.process;

import org.jspecify.annotations.NullMarked;
