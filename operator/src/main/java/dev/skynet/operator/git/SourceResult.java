package dev.skynet.operator.git;

import dev.skynet.crds.common.Reason;
import dev.skynet.protocol.bundle.SkynetFile;
import dev.skynet.protocol.release.Sha256;
import java.nio.file.Path;

/** How a fetch ended for good. */
public sealed interface SourceResult {
  /**
   * Packed; the same commit gives the same bytes.
   *
   * @param commit full SHA
   * @param file a gzipped tar, the caller's to delete; another fetch for the same Rollout replaces
   *     it
   * @param digest of the file
   * @param size of the file, bytes
   * @param skynetFile of the tree, checked
   */
  record Packed(String commit, Path file, Sha256 digest, long size, SkynetFile skynetFile)
      implements SourceResult {}

  /**
   * The branch has moved on since the push.
   *
   * @param head of the branch now, full SHA
   */
  record Outdated(String head) implements SourceResult {}

  /**
   * It will never do; another try changes nothing.
   *
   * @param reason one of those about sources
   * @param message what, where, what to do; may have several lines, holds no secret
   */
  record Rejected(Reason reason, String message) implements SourceResult {}
}
