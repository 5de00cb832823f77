package dev.skynet.operator.artifact;

import dev.skynet.operator.group.action.PointerWish;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.DesiredPointer;
import java.io.IOException;
import java.util.Optional;

/** The desired pointer of each group, and the fence and history beside it. */
public interface PointerStore {
  /**
   * Reads the pointer and, where the wish is not in it yet, writes it with compare-and-set ({@code
   * If-Match}, or {@code If-None-Match: *} for the first). The fence never falls, and a desired
   * revision with a lower fence never replaces one with a higher.
   *
   * @return the pointer as it stands now; empty when there is none and nothing was wished for
   * @throws IOException when the bucket does not answer or somebody else kept winning: try again
   */
  Optional<DesiredPointer> keep(GroupName group, PointerWish wish) throws IOException;
}
