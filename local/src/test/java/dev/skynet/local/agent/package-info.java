/** The agent's adapters and the agent as a process, on the real servers of this module. */
@NullMarked
package dev.skynet.local.agent;

import org.jspecify.annotations.NullMarked;
