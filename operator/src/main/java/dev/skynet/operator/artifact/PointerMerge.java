package dev.skynet.operator.artifact;

import dev.skynet.operator.group.action.PointerWish;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.DesiredPointer;
import dev.skynet.protocol.release.DesiredPointer.Desired;
import dev.skynet.protocol.release.DesiredPointer.Ran;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a pointer is once a wish is in it. Merging twice is merging once, and of two writers none
 * takes back what the other wrote; so a write that lost a race is read and merged again.
 */
public final class PointerMerge {
  private static final int LAYOUT = 1;

  private PointerMerge() {}

  /**
   * The pointer with the wish in it; the same value when it is in it already.
   *
   * @param current what stands, if anything does
   * @return empty when nothing stands and nothing is wished for
   */
  public static Optional<DesiredPointer> merge(
      Fleet fleet, GroupName group, Optional<DesiredPointer> current, PointerWish wish) {
    if (current.isEmpty() && wish.equals(PointerWish.NOTHING)) {
      return Optional.empty();
    }
    var now =
        current.orElseGet(() -> new DesiredPointer(LAYOUT, fleet, group, 0, null, List.<Ran>of()));
    return Optional.of(
        new DesiredPointer(
            LAYOUT, fleet, group, fence(now, wish), desired(now, wish), rollouts(now, wish)));
  }

  private static long fence(DesiredPointer now, PointerWish wish) {
    return LongStream.of(
            now.fence(),
            wish.fence(),
            wish.ran().map(Ran::fence).orElse(0L),
            wish.desired().map(Desired::fence).orElse(0L))
        .max()
        .orElseThrow();
  }

  private static @Nullable Desired desired(DesiredPointer now, PointerWish wish) {
    var standing = now.desired();
    return wish.desired()
        .filter(wished -> standing == null || wished.fence() >= standing.fence())
        .orElse(standing);
  }

  /** Ordered by fence, so that one that fell out of the list does not come back as its newest. */
  private static List<Ran> rollouts(DesiredPointer now, PointerWish wish) {
    var ran = wish.ran();
    if (ran.isEmpty() || now.rollouts().stream().anyMatch(r -> r.uid().equals(ran.get().uid()))) {
      return now.rollouts();
    }
    var all = new ArrayList<>(now.rollouts());
    all.add(ran.get());
    all.sort(Comparator.comparingLong(Ran::fence));
    return all.subList(Math.max(0, all.size() - DesiredPointer.REMEMBERED), all.size());
  }
}
