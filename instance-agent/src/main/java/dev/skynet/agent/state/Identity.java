package dev.skynet.agent.state;

/**
 * Whose state lies in the directory.
 *
 * @param instance id of the member
 * @param boots how often its agent has started
 */
public record Identity(String instance, long boots) {}
