package dev.skynet.crds.group;

/**
 * A Secret of the group's namespace.
 *
 * @param name of the Secret
 */
public record SecretRef(String name) {}
