package dev.skynet.protocol.release;

import java.time.Instant;

/**
 * Says that an artifact is whole and verified. Written last, by the operator, once per build key.
 *
 * @param v version of this layout, 1
 * @param buildKey SHA-256 of source, build recipe and platform
 * @param commit full SHA of the source
 * @param source digest of the packed source
 * @param artifact the bytes
 * @param builtBy id of the lead
 * @param builtAt AWS time
 */
public record Manifest(
    int v,
    Sha256 buildKey,
    String commit,
    Sha256 source,
    Artifact artifact,
    String builtBy,
    Instant builtAt) {
  /** The build key of a source, its recipe and a platform. */
  public static Sha256 buildKey(Sha256 source, Sha256 recipe, Platform platform) {
    return Sha256.ofLines("build-key-1", source.hex(), recipe.hex(), platform.toString());
  }
}
