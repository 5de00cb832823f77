/** One folder a ticket, and what has happened to it; the folders decide what a restart does. */
@NullMarked
package dev.skynet.agent.journal;

import org.jspecify.annotations.NullMarked;
