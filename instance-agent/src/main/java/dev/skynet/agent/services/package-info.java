/** The services of the current release, kept running over the agent's own death; no switching. */
@NullMarked
package dev.skynet.agent.services;

import org.jspecify.annotations.NullMarked;
