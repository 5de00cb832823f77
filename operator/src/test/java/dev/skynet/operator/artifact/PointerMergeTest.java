package dev.skynet.operator.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.group.action.PointerWish;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.DesiredPointer;
import dev.skynet.protocol.release.DesiredPointer.Desired;
import dev.skynet.protocol.release.DesiredPointer.Ran;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PointerMergeTest {
  private static final Fleet FLEET = new Fleet("prod");
  private static final GroupName WEB = new GroupName("shop", "web");

  @Example
  void remembersTheLastHundredRollouts() {
    // given
    Optional<DesiredPointer> pointer = Optional.empty();

    // when
    for (int n = 1; n <= 120; n++) {
      pointer = merge(pointer, ran(n));
    }

    // then
    assertThat(pointer.orElseThrow().rollouts())
        .hasSize(100)
        .startsWith(new Ran("web", "uid-21", 21))
        .endsWith(new Ran("web", "uid-120", 120));
  }

  @Example
  void aRolloutThatFellOutOfMemoryDoesNotComeBackAsTheNewest() {
    // given
    Optional<DesiredPointer> pointer = Optional.empty();
    for (int n = 1; n <= 120; n++) {
      pointer = merge(pointer, ran(n));
    }

    // when
    var again = merge(pointer, ran(1));

    // then
    assertThat(again).isEqualTo(pointer);
  }

  @Example
  void anOlderRevisionNeverReplacesANewerOne() {
    // given
    var pointer = merge(Optional.empty(), desired("newer", 8));

    // then
    assertThat(merge(pointer, desired("older", 7))).isEqualTo(pointer);
    assertThat(merge(pointer, desired("same fence", 8)).orElseThrow().desired())
        .isEqualTo(new Desired("same fence", 8, List.of()));
  }

  @Property
  void mergingTwiceIsMergingOnce(@ForAll("wishes") List<PointerWish> wishes) {
    // given
    var pointer = mergeAll(wishes);

    // then
    for (var wish : wishes.reversed().subList(0, Math.min(1, wishes.size()))) {
      assertThat(merge(pointer, wish)).isEqualTo(pointer);
    }
  }

  @Property
  void nothingThatStoodIsTakenBack(
      @ForAll("wishes") List<PointerWish> wishes, @ForAll("wish") PointerWish next) {
    // given
    var before = mergeAll(wishes);

    // when
    var after = merge(before, next);

    // then
    before.ifPresent(
        stood -> {
          var stands = after.orElseThrow();
          assertThat(stands.fence()).isGreaterThanOrEqualTo(stood.fence());
          assertThat(stands.rollouts()).containsAll(stood.rollouts());
          assertThat(fenceOfDesired(stands)).isGreaterThanOrEqualTo(fenceOfDesired(stood));
        });
  }

  @Provide
  Arbitrary<List<PointerWish>> wishes() {
    return wish().list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<PointerWish> wish() {
    var fences = Arbitraries.longs().between(0, 6);
    var rans = fences.map(fence -> new Ran("web", "uid-" + fence, fence)).optional();
    var desireds = fences.map(fence -> new Desired("web", fence, List.of())).optional();
    return Combinators.combine(fences, rans, desireds).as(PointerWish::new);
  }

  private static long fenceOfDesired(DesiredPointer pointer) {
    var desired = pointer.desired();
    return desired == null ? -1 : desired.fence();
  }

  private static PointerWish ran(long fence) {
    return new PointerWish(0, Optional.of(new Ran("web", "uid-" + fence, fence)), Optional.empty());
  }

  private static PointerWish desired(String rollout, long fence) {
    return new PointerWish(
        0, Optional.empty(), Optional.of(new Desired(rollout, fence, List.of())));
  }

  private static Optional<DesiredPointer> mergeAll(List<PointerWish> wishes) {
    Optional<DesiredPointer> pointer = Optional.empty();
    for (var wish : wishes) {
      pointer = merge(pointer, wish);
    }
    return pointer;
  }

  private static Optional<DesiredPointer> merge(
      Optional<DesiredPointer> current, PointerWish wish) {
    return PointerMerge.merge(FLEET, WEB, current, wish);
  }
}
