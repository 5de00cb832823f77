package dev.skynet.operator.artifact;

import dev.skynet.operator.group.action.PointerWish;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.DesiredPointer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Pointers in memory. */
public final class FakePointers implements PointerStore {
  private final Map<GroupName, DesiredPointer> pointers = new HashMap<>();
  private final Fleet fleet;
  private boolean down;

  /** Those of one fleet. */
  public FakePointers(Fleet fleet) {
    this.fleet = fleet;
  }

  /** From now on every call fails as if the bucket did not answer, or none does any more. */
  public synchronized void down(boolean isDown) {
    down = isDown;
  }

  @Override
  public synchronized Optional<DesiredPointer> keep(GroupName group, PointerWish wish)
      throws IOException {
    if (down) {
      throw new IOException("the bucket does not answer");
    }
    var merged = PointerMerge.merge(fleet, group, Optional.ofNullable(pointers.get(group)), wish);
    merged.ifPresent(pointer -> pointers.put(group, pointer));
    return merged;
  }
}
