package dev.skynet.crds.group;

/**
 * What the lead has built.
 *
 * @param digest SHA-256 of the packed bytes
 * @param size of the packed file, bytes
 * @param unpackedSize sum of its files, bytes
 * @param files number of entries
 */
public record BuiltArtifact(String digest, long size, long unpackedSize, int files) {}
