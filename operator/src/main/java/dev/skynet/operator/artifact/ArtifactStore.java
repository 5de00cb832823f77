package dev.skynet.operator.artifact;

import dev.skynet.protocol.message.PresignedPut;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Manifest;
import dev.skynet.protocol.release.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Sources, artifacts, manifests and logs in the bucket. */
public interface ArtifactStore {
  /** Puts a packed source, unless its content-addressed key is there already. */
  void putSource(GroupName group, Path file, Sha256 digest, long size) throws IOException;

  /** The manifest of a build key, if it stands. */
  Optional<Manifest> findManifest(GroupName group, Sha256 buildKey) throws IOException;

  /**
   * Verifies by the stored checksum that the artifact is there, then writes its manifest with
   * {@code If-None-Match: *}.
   *
   * @return what stands now: this one, or the one that somebody wrote first; empty when the
   *     artifact is missing or is not of that digest and size
   */
  Optional<Manifest> publishManifest(GroupName group, Manifest manifest) throws IOException;

  /** Leave to write exactly these bytes, for {@code validFor}. */
  PresignedPut presignArtifact(
      GroupName group, Sha256 buildKey, Sha256 digest, long size, Duration validFor);

  /** Leave to write one log of an attempt, at most 8 MiB, for {@code validFor}. */
  PresignedPut presignLog(
      GroupName group, String rollout, String instance, int attempt, Duration validFor);
}
