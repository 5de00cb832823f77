package dev.skynet.local.e2e;

import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The objects of a fleet, in the hands of somebody who may write them.
 *
 * @param fleets whose
 */
record Bucket(Fleets fleets) {
  /** Keys of a group's objects: {@code sources} or {@code artifacts}. */
  List<String> keys(String kind, Group group) {
    String prefix =
        "%s/%s/%s/%s/"
            .formatted(fleets.installation().fleet(), kind, fleets.namespace(), group.name());
    try (S3Client s3 = fleets.stack().aws().s3Client()) {
      return s3.listObjectsV2(request -> request.bucket(name()).prefix(prefix)).contents().stream()
          .map(S3Object::key)
          .toList();
    }
  }

  /** Keys of a group's packed objects of that kind. */
  List<String> archives(String kind, Group group) {
    return keys(kind, group).stream().filter(key -> key.endsWith(".tar.gz")).toList();
  }

  byte[] read(String key) {
    try (S3Client s3 = fleets.stack().aws().s3Client()) {
      return s3.getObjectAsBytes(request -> request.bucket(name()).key(key)).asByteArray();
    }
  }

  /** Whatever was there. */
  void write(String key, byte[] bytes) {
    try (S3Client s3 = fleets.stack().aws().s3Client()) {
      s3.putObject(request -> request.bucket(name()).key(key), RequestBody.fromBytes(bytes));
    }
  }

  private String name() {
    return fleets.installation().resources().bucket();
  }
}
