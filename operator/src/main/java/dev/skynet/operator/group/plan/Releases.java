package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.ArtifactStatus;
import dev.skynet.crds.group.DesiredRevision;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.names.S3Keys;
import dev.skynet.protocol.release.Artifact;
import dev.skynet.protocol.release.DesiredPointer;
import dev.skynet.protocol.release.Manifest;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Release;
import dev.skynet.protocol.release.Sha256;
import java.util.List;

/** Artifacts and releases as the status holds them and as the wire names them. */
final class Releases {
  private static final int SHORT = 7;

  private Releases() {}

  static Release release(Situation situation, String commit, ArtifactStatus artifact) {
    return Release.of(commit, onWire(situation.fleet(), situation.group().name(), artifact), null);
  }

  static Release release(Situation situation, DesiredRevision desired) {
    return release(situation, desired.commit(), desired.artifact());
  }

  static DesiredPointer.Desired pointer(Situation situation, DesiredRevision desired) {
    return new DesiredPointer.Desired(
        desired.rollout(), desired.fence(), List.of(release(situation, desired)));
  }

  static ArtifactStatus stored(Manifest manifest) {
    return stored(manifest.buildKey().hex(), manifest.artifact());
  }

  /** From the pointer, when the status was lost. */
  static DesiredRevision restored(DesiredPointer.Desired desired, List<DesiredPointer.Ran> ran) {
    Release release = desired.releases().getFirst();
    String[] key = release.artifact().key().split("/", -1);
    String uid =
        ran.stream()
            .filter(r -> r.fence() == desired.fence())
            .map(DesiredPointer.Ran::uid)
            .findFirst()
            .orElse("lost");
    return new DesiredRevision(
        desired.rollout(),
        uid,
        desired.fence(),
        release.commit(),
        release.id(),
        stored(key[key.length - 2], release.artifact()),
        shortCommit(release.commit()));
  }

  static String shortCommit(String commit) {
    return commit.substring(0, Math.min(SHORT, commit.length()));
  }

  private static ArtifactStatus stored(String buildKey, Artifact artifact) {
    return new ArtifactStatus(
        buildKey,
        artifact.digest().hex(),
        artifact.size(),
        artifact.unpackedSize(),
        artifact.files(),
        artifact.platform().os(),
        artifact.platform().arch());
  }

  private static Artifact onWire(Fleet fleet, GroupName group, ArtifactStatus artifact) {
    var digest = new Sha256(artifact.digest());
    return new Artifact(
        new S3Keys(fleet).artifact(group, new Sha256(artifact.buildKey()), digest),
        digest,
        artifact.size(),
        artifact.unpackedSize(),
        artifact.files(),
        new Platform(artifact.os(), artifact.arch()));
  }
}
