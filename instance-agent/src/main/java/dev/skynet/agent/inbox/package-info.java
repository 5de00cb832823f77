/** Receiving the operator's messages and handing them on; carrying them out lives elsewhere. */
@NullMarked
package dev.skynet.agent.inbox;

import org.jspecify.annotations.NullMarked;
