package dev.skynet.operator.group.action;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.PackedSource;
import dev.skynet.protocol.release.DesiredPointer;
import dev.skynet.protocol.release.Manifest;
import java.util.Optional;

/** What a job found. */
public sealed interface JobResult {
  /**
   * The source lies in the bucket.
   *
   * @param commit full SHA
   * @param source the packed tree
   */
  record SourceReady(String commit, PackedSource source) implements JobResult {}

  /**
   * The branch has moved on.
   *
   * @param head of the branch now
   */
  record SourceOutdated(String head) implements JobResult {}

  /**
   * The source will never do.
   *
   * @param reason why
   * @param message what, where, what to do
   */
  record SourceRejected(Reason reason, String message) implements JobResult {}

  /**
   * The manifest as it stands.
   *
   * @param manifest if it stands; for a published one empty means: the artifact is missing or wrong
   */
  record ManifestState(Optional<Manifest> manifest) implements JobResult {}

  /**
   * The pointer as it stands.
   *
   * @param pointer if there is one
   */
  record PointerState(Optional<DesiredPointer> pointer) implements JobResult {}
}
