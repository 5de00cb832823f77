package dev.skynet.protocol.names;

import dev.skynet.protocol.release.Sha256;

/**
 * The S3 keys of one fleet, all under {@code <fleet>/}.
 *
 * @param fleet whose objects
 */
public record S3Keys(Fleet fleet) {
  /** A packed source tree. */
  public String source(GroupName group, Sha256 digest) {
    return "%s/sources/%s/%s.tar.gz".formatted(fleet, group, digest);
  }

  /** A packed build result; it counts only once its manifest stands. */
  public String artifact(GroupName group, Sha256 buildKey, Sha256 digest) {
    return "%s/artifacts/%s/%s/%s.tar.gz".formatted(fleet, group, buildKey, digest);
  }

  /** Written last, by the operator, with {@code If-None-Match: *}. */
  public String manifest(GroupName group, Sha256 buildKey) {
    return "%s/artifacts/%s/%s/manifest.json".formatted(fleet, group, buildKey);
  }

  /** The desired pointer. */
  public String desired(GroupName group) {
    return "%s/groups/%s/desired.json".formatted(fleet, group);
  }

  /** The log of one attempt of one instance in one rollout. */
  public String log(GroupName group, String rollout, String instance, int attempt) {
    return "%s/logs/%s/%s/%s/%d.log".formatted(fleet, group, rollout, instance, attempt);
  }
}
