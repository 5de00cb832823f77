/** What the host is: its identity, what it runs, the fence it has seen; no history. */
@NullMarked
package dev.skynet.agent.state;

import org.jspecify.annotations.NullMarked;
