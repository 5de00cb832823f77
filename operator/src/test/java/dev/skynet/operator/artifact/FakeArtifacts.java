package dev.skynet.operator.artifact;

import dev.skynet.protocol.message.PresignedPut;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.names.S3Keys;
import dev.skynet.protocol.release.Manifest;
import dev.skynet.protocol.release.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A bucket in memory, which checks uploads as S3 does. */
public final class FakeArtifacts implements ArtifactStore {
  private static final String CHECKSUM = "x-amz-checksum-sha256";
  private static final String LENGTH = "content-length";
  private static final int OK = 200;
  private static final int BAD_DIGEST = 400;
  private static final int FORBIDDEN = 403;

  private final Map<String, byte[]> objects = new HashMap<>();
  private final Map<String, Manifest> manifests = new HashMap<>();
  private final S3Keys keys;
  private boolean down;

  /** The objects of one fleet. */
  public FakeArtifacts(Fleet fleet) {
    this.keys = new S3Keys(fleet);
  }

  /** From now on every call fails as if the bucket did not answer, or none does any more. */
  public synchronized void down(boolean isDown) {
    down = isDown;
  }

  /** What an agent does with a presigned PUT; returns the HTTP status. */
  public synchronized int upload(PresignedPut put, byte[] body) {
    var checksum = put.headers().get(CHECKSUM);
    var length = put.headers().get(LENGTH);
    if (length != null && !length.equals(List.of(String.valueOf(body.length)))) {
      return FORBIDDEN;
    }
    if (checksum != null && !checksum.equals(List.of(base64(Sha256.of(body))))) {
      return BAD_DIGEST;
    }
    objects.put(put.key(), body.clone());
    return OK;
  }

  /** The bytes of a stored object that is no manifest. */
  public synchronized Optional<byte[]> stored(String key) {
    return Optional.ofNullable(objects.get(key)).map(byte[]::clone);
  }

  @Override
  public synchronized void putSource(GroupName group, Path file, Sha256 digest, long size)
      throws IOException {
    answer();
    var body = Files.readAllBytes(file);
    if (body.length != size || !Sha256.of(body).equals(digest)) {
      throw new IOException(file + " has not the digest " + digest);
    }
    objects.putIfAbsent(keys.source(group, digest), body);
  }

  @Override
  public synchronized Optional<Manifest> findManifest(GroupName group, Sha256 buildKey)
      throws IOException {
    answer();
    return Optional.ofNullable(manifests.get(keys.manifest(group, buildKey)));
  }

  @Override
  public synchronized Optional<Manifest> publishManifest(GroupName group, Manifest manifest)
      throws IOException {
    answer();
    var artifact = manifest.artifact();
    var body = objects.get(keys.artifact(group, manifest.buildKey(), artifact.digest()));
    if (body == null
        || body.length != artifact.size()
        || !Sha256.of(body).equals(artifact.digest())) {
      return Optional.empty();
    }
    manifests.putIfAbsent(keys.manifest(group, manifest.buildKey()), manifest);
    return findManifest(group, manifest.buildKey());
  }

  @Override
  public PresignedPut presignArtifact(
      GroupName group, Sha256 buildKey, Sha256 digest, long size, Duration validFor) {
    return presigned(
        keys.artifact(group, buildKey, digest),
        Map.of(CHECKSUM, List.of(base64(digest)), LENGTH, List.of(String.valueOf(size))));
  }

  @Override
  public PresignedPut presignLog(
      GroupName group, String rollout, String instance, int attempt, Duration validFor) {
    return presigned(keys.log(group, rollout, instance, attempt), Map.of());
  }

  private static PresignedPut presigned(String key, Map<String, List<String>> headers) {
    return new PresignedPut(key, "http://bucket.invalid/" + key, headers);
  }

  private void answer() throws IOException {
    if (down) {
      throw new IOException("the bucket does not answer");
    }
  }

  private static String base64(Sha256 digest) {
    return Base64.getEncoder().encodeToString(digest.bytes());
  }
}
