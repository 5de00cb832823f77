package dev.skynet.crds.common;

/**
 * What is needed to hand an artifact to a member again.
 *
 * @param buildKey SHA-256 of source, recipe and platform
 * @param digest SHA-256 of the packed bytes
 * @param size of the packed file, bytes
 * @param unpackedSize sum of its files, bytes
 * @param files number of entries
 * @param os of the platform
 * @param arch of the platform
 */
public record ArtifactStatus(
    String buildKey,
    String digest,
    long size,
    long unpackedSize,
    int files,
    String os,
    String arch) {}
