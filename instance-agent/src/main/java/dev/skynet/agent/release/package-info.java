/** Fetching, unpacking, switching and clearing away releases; nothing here starts a process. */
@NullMarked
package dev.skynet.agent.release;

import org.jspecify.annotations.NullMarked;
