package dev.skynet.protocol.release;

/**
 * The packed result of a build: content-addressed, immutable.
 *
 * @param key its S3 key
 * @param digest of the packed bytes
 * @param size of the packed file, bytes
 * @param unpackedSize sum of its files, bytes; bounds the unpacking
 * @param files number of entries; bounds the unpacking
 * @param platform what it was built for
 */
public record Artifact(
    String key, Sha256 digest, long size, long unpackedSize, int files, Platform platform) {}
