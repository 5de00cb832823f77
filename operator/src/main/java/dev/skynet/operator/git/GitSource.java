package dev.skynet.operator.git;

import java.io.IOException;

/** Turns what a Rollout wants into the packed tree of one commit. */
public interface GitSource {
  /**
   * Fetches, checks and packs. Blocks for as long as the network does, one call per group at a
   * time.
   *
   * @throws IOException if the repository does not answer or the disk does not take it; worth
   *     another try later. Its message is for a person and holds no secret
   */
  SourceResult fetch(SourceRequest request) throws IOException;
}
