package dev.skynet.protocol.release;

import org.jspecify.annotations.Nullable;

/**
 * Artifact and configuration together, as one directory on an instance.
 *
 * @param id {@code <commit7>-<12 hex of artifact and config>}
 * @param commit full SHA of the commit it was built from
 * @param artifact the bytes
 * @param config digest of the group's configuration, if it has one
 */
public record Release(String id, String commit, Artifact artifact, @Nullable Sha256 config) {
  private static final int COMMIT_DIGITS = 7;
  private static final int HASH_DIGITS = 12;

  /** The release of this artifact and configuration, its id derived. */
  public static Release of(String commit, Artifact artifact, @Nullable Sha256 config) {
    return new Release(idOf(commit, artifact.digest(), config), commit, artifact, config);
  }

  /** The id that follows from commit, artifact and configuration. */
  public static String idOf(String commit, Sha256 artifact, @Nullable Sha256 config) {
    var hash = Sha256.ofLines(artifact.hex(), config == null ? "" : config.hex());
    return commit.substring(0, COMMIT_DIGITS) + "-" + hash.hex().substring(0, HASH_DIGITS);
  }

  /** This release as one that runs. */
  public Running running() {
    return new Running(id, commit, artifact.digest(), config);
  }
}
