package dev.skynet.operator.group.action;

import dev.skynet.protocol.release.DesiredPointer;
import java.util.Optional;

/**
 * What must stand in a desired pointer.
 *
 * @param fence at least this
 * @param ran a rollout that is admitted
 * @param desired what new members run
 */
public record PointerWish(
    long fence, Optional<DesiredPointer.Ran> ran, Optional<DesiredPointer.Desired> desired) {
  /** Only read. */
  public static final PointerWish NOTHING = new PointerWish(0, Optional.empty(), Optional.empty());
}
