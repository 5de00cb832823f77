/** Whether a release is good: its checks, answered by its own processes; no consequences. */
@NullMarked
package dev.skynet.agent.health;

import org.jspecify.annotations.NullMarked;
