package dev.skynet.operator.aws;

import dev.skynet.operator.artifact.PointerMerge;
import dev.skynet.operator.artifact.PointerStore;
import dev.skynet.operator.group.action.PointerWish;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.names.S3Keys;
import dev.skynet.protocol.release.DesiredPointer;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** The desired pointers of one fleet in S3. */
public final class S3Pointers implements PointerStore {
  /** Only another leader writes here at the same time, and it too writes seldom. */
  private static final int TRIES = 10;

  private final S3Bucket bucket;
  private final Fleet fleet;
  private final S3Keys keys;

  /** Those of one fleet. */
  public S3Pointers(S3Client s3, Fleet fleet, String bucket) {
    this.bucket = new S3Bucket(s3, bucket);
    this.fleet = fleet;
    this.keys = new S3Keys(fleet);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A write that is refused is read and merged again, also because S3 may refuse the second try
   * of a write whose first try it took.
   */
  @Override
  public Optional<DesiredPointer> keep(GroupName group, PointerWish wish) throws IOException {
    var key = keys.desired(group);
    for (int tries = 0; tries < TRIES; tries++) {
      var stored = bucket.read(key, DesiredPointer.class);
      var current = stored.map(S3Bucket.Stored::value);
      if (current.isPresent()) {
        check(key, group, current.get());
      }
      var wanted = PointerMerge.merge(fleet, group, current, wish);
      if (wanted.equals(current)) {
        return current;
      }
      boolean written =
          stored.isPresent()
              ? bucket.replace(key, stored.get().etag(), wanted.orElseThrow())
              : bucket.writeFirst(key, wanted.orElseThrow());
      if (written) {
        return wanted;
      }
    }
    throw new IOException(
        "s3://%s/%s changed under each of %d tries to write it"
            .formatted(bucket.name(), key, TRIES));
  }

  private void check(String key, GroupName group, DesiredPointer pointer) throws IOException {
    if (!pointer.fleet().equals(fleet) || !pointer.group().equals(group)) {
      throw new IOException(
          "s3://%s/%s speaks of %s in fleet %s; delete it, or restore it from a version"
              .formatted(bucket.name(), key, pointer.group(), pointer.fleet()));
    }
  }
}
