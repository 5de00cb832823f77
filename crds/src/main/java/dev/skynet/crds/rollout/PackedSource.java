package dev.skynet.crds.rollout;

/**
 * The packed tree of a commit.
 *
 * @param digest SHA-256
 * @param size bytes
 * @param recipe SHA-256 of the build recipe
 */
public record PackedSource(String digest, long size, String recipe) {}
