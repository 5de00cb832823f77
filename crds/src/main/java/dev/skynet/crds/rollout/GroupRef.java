package dev.skynet.crds.rollout;

/**
 * An InstanceGroup of the same namespace.
 *
 * @param name of the group
 */
public record GroupRef(String name) {}
