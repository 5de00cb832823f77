package dev.skynet.operator.aws;

import dev.skynet.operator.artifact.ArtifactStore;
import dev.skynet.protocol.message.PresignedPut;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.names.S3Keys;
import dev.skynet.protocol.release.Manifest;
import dev.skynet.protocol.release.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Sources, artifacts, manifests and logs of one fleet in S3. */
public final class S3Artifacts implements ArtifactStore {
  /** A source may be large and the way to S3 slow. */
  private static final Duration UPLOAD = Duration.ofMinutes(10);

  private final S3Client s3;
  private final S3Presigner presigner;
  private final S3Bucket bucket;
  private final S3Keys keys;

  /** Those of one fleet. */
  public S3Artifacts(AwsClients clients, Fleet fleet, String bucket) {
    this.s3 = clients.s3();
    this.presigner = clients.presigner();
    this.bucket = new S3Bucket(s3, bucket);
    this.keys = new S3Keys(fleet);
  }

  @Override
  public void putSource(GroupName group, Path file, Sha256 digest, long size) throws IOException {
    var key = keys.source(group, digest);
    var stored = bucket.head(key);
    if (stored.isPresent() && holds(stored.get(), digest, size)) {
      return;
    }
    try {
      s3.putObject(
          request ->
              request
                  .bucket(bucket.name())
                  .key(key)
                  .contentLength(size)
                  .checksumSHA256(S3Bucket.checksum(digest))
                  .overrideConfiguration(
                      limits -> limits.apiCallAttemptTimeout(UPLOAD).apiCallTimeout(UPLOAD)),
          RequestBody.fromFile(file));
    } catch (SdkException e) {
      throw bucket.failed("write", key, e);
    }
  }

  @Override
  public Optional<Manifest> findManifest(GroupName group, Sha256 buildKey) throws IOException {
    return bucket.read(keys.manifest(group, buildKey), Manifest.class).map(S3Bucket.Stored::value);
  }

  @Override
  public Optional<Manifest> publishManifest(GroupName group, Manifest manifest) throws IOException {
    var artifact = manifest.artifact();
    var key = keys.artifact(group, manifest.buildKey(), artifact.digest());
    if (!artifact.key().equals(key)) {
      throw new IllegalArgumentException("a manifest for " + key + " names " + artifact.key());
    }
    var stored = bucket.head(key);
    if (stored.isEmpty() || !holds(stored.get(), artifact.digest(), artifact.size())) {
      return Optional.empty();
    }
    var manifestKey = keys.manifest(group, manifest.buildKey());
    if (bucket.writeFirst(manifestKey, manifest)) {
      return Optional.of(manifest);
    }
    var first = findManifest(group, manifest.buildKey());
    if (first.isEmpty()) {
      throw new IOException(
          "s3://%s/%s is written by somebody else right now".formatted(bucket.name(), manifestKey));
    }
    return first;
  }

  @Override
  public PresignedPut presignArtifact(
      GroupName group, Sha256 buildKey, Sha256 digest, long size, Duration validFor) {
    return presign(
        keys.artifact(group, buildKey, digest),
        validFor,
        put -> put.checksumSHA256(S3Bucket.checksum(digest)).contentLength(size));
  }

  /**
   * {@inheritDoc}
   *
   * <p>The size of a log is not known yet, so this one is bound to no bytes: S3 does not enforce
   * the 8 MiB.
   */
  @Override
  public PresignedPut presignLog(
      GroupName group, String rollout, String instance, int attempt, Duration validFor) {
    return presign(keys.log(group, rollout, instance, attempt), validFor, put -> {});
  }

  private PresignedPut presign(
      String key, Duration validFor, Consumer<PutObjectRequest.Builder> binding) {
    var put = PutObjectRequest.builder().bucket(bucket.name()).key(key);
    binding.accept(put);
    var presigned =
        presigner.presignPutObject(
            request -> request.signatureDuration(validFor).putObjectRequest(put.build()));
    Map<String, List<String>> headers =
        presigned.signedHeaders().entrySet().stream()
            .filter(header -> !header.getKey().equalsIgnoreCase("host"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new PresignedPut(key, presigned.url().toString(), headers);
  }

  private static boolean holds(HeadObjectResponse stored, Sha256 digest, long size) {
    return S3Bucket.checksum(digest).equals(stored.checksumSHA256())
        && stored.contentLength() == size;
  }
}
