/** Contracts that a fake and its adapter both keep. */
@NullMarked
package dev.skynet.agent.outbox;

import org.jspecify.annotations.NullMarked;
