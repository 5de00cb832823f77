/** What is done, one thing after the other, and how a message becomes such a thing. */
@NullMarked
package dev.skynet.agent.work;

import org.jspecify.annotations.NullMarked;
