/** Contracts that a fake and its adapter both keep. */
@NullMarked
package dev.skynet.agent.objects;

import org.jspecify.annotations.NullMarked;
