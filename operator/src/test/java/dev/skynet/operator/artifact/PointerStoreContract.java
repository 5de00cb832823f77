package dev.skynet.operator.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.group.action.PointerWish;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.DesiredPointer;
import dev.skynet.protocol.release.DesiredPointer.Desired;
import dev.skynet.protocol.release.DesiredPointer.Ran;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of desired pointers must do. */
public abstract class PointerStoreContract {
  private static final AtomicInteger FLEETS = new AtomicInteger();
  private static final GroupName WEB = new GroupName("shop", "web");
  private static final int TRIES = 20;

  /** Of this test alone. */
  protected final Fleet fleet = new Fleet("pointers" + FLEETS.incrementAndGet());

  /** The store under test. */
  protected abstract PointerStore store();

  @Test
  protected void findsNothingAndWritesNothingUnasked() throws Exception {
    assertThat(store().keep(WEB, PointerWish.NOTHING)).isEmpty();
    assertThat(store().keep(WEB, PointerWish.NOTHING)).isEmpty();
  }

  @Test
  protected void keepsWhatWasWished() throws Exception {
    // given
    var ran = new Ran("web-4f2a91c", "uid-1", 7);
    var desired = new Desired("web-4f2a91c", 7, List.of());

    // when
    var answer = store().keep(WEB, new PointerWish(7, Optional.of(ran), Optional.of(desired)));

    // then
    var expected = new DesiredPointer(1, fleet, WEB, 7, desired, List.of(ran));
    assertThat(answer).contains(expected);
    assertThat(store().keep(WEB, PointerWish.NOTHING)).contains(expected);
  }

  @Test
  protected void neverLetsTheFenceFall() throws Exception {
    // given
    store().keep(WEB, new PointerWish(9, Optional.empty(), Optional.empty()));

    // when
    var answer = store().keep(WEB, new PointerWish(3, Optional.empty(), Optional.empty()));

    // then
    assertThat(answer.orElseThrow().fence()).isEqualTo(9);
  }

  @Test
  protected void keepsTheGroupsOfOneFleetApart() throws Exception {
    // given
    store().keep(WEB, new PointerWish(9, Optional.empty(), Optional.empty()));

    // then
    assertThat(store().keep(new GroupName("shop", "api"), PointerWish.NOTHING)).isEmpty();
  }

  @Test
  protected void losesNothingWhenTwoWriteAtOnce() throws Exception {
    // given
    var start = new CyclicBarrier(2);

    // when
    try (var writers = Executors.newFixedThreadPool(2)) {
      var results = writers.invokeAll(List.of(writer("left", start, 1), writer("right", start, 2)));
      for (var result : results) {
        result.get();
      }
    }

    // then
    var pointer = store().keep(WEB, PointerWish.NOTHING).orElseThrow();
    assertThat(pointer.rollouts())
        .extracting(Ran::uid)
        .containsExactlyInAnyOrder("left-0", "left-1", "left-2", "right-0", "right-1", "right-2");
    assertThat(pointer.fence()).isEqualTo(32);
  }

  private Callable<Boolean> writer(String name, CyclicBarrier start, int fence) {
    return () -> {
      for (int n = 0; n < 3; n++) {
        start.await();
        var ran = new Ran(name, name + "-" + n, fence + n * 15L);
        insist(new PointerWish(0, Optional.of(ran), Optional.empty()));
      }
      return true;
    };
  }

  private void insist(PointerWish wish) throws IOException {
    var lost = new IOException("nobody tried");
    for (int tries : IntStream.range(0, TRIES).toArray()) {
      try {
        store().keep(WEB, wish);
        return;
      } catch (IOException e) {
        lost = new IOException("lost try " + tries, e);
      }
    }
    throw lost;
  }
}
