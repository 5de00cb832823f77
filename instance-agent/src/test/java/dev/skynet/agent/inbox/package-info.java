/** Contracts that a fake and its adapter both keep. */
@NullMarked
package dev.skynet.agent.inbox;

import org.jspecify.annotations.NullMarked;
