/**
 * Time as the agent sees it: AWS time, waiting, deadlines; nothing here reads a clock by itself.
 */
@NullMarked
package dev.skynet.agent.time;

import org.jspecify.annotations.NullMarked;
