package dev.skynet.agent.processes;

/**
 * A process, so named that another one with the same pid is not mistaken for it.
 *
 * @param pid its pid; also its process group and session
 * @param startTicks when it started, in clock ticks since the boot of the host
 * @param bootId of the host
 */
public record ProcessIdentity(long pid, long startTicks, String bootId) {}
