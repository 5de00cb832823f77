package dev.skynet.operator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.protocol.names.Fleet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every queue of heartbeats must do. */
public abstract class PulseQueueContract {
  private static final AtomicInteger FLEETS = new AtomicInteger();

  /** Of this test alone. */
  protected final Fleet fleet = new Fleet("pulses" + FLEETS.incrementAndGet());

  /** The queue under test, read by a clock that is so much later than the sender's. */
  protected abstract PulseQueue queue(Duration later);

  /** An agent sends a heartbeat. */
  protected abstract void arrive(String body);

  @Test
  protected void deliversEachPulseOnce() {
    // given
    var queue = queue(Duration.ZERO);
    IntStream.range(0, 12).forEach(n -> arrive("pulse " + n));

    // when
    var bodies = new ArrayList<String>();
    for (var batch = queue.receive(); !batch.isEmpty(); batch = queue.receive()) {
      assertThat(batch).hasSizeLessThanOrEqualTo(10);
      batch.forEach(delivery -> bodies.add(delivery.body()));
    }

    // then
    assertThat(bodies)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 12).mapToObj(n -> "pulse " + n).toList());
  }

  @Test
  protected void dropsWhatIsTooOldToMeanAnything() {
    // given
    arrive("long ago");

    // when
    List<Delivery> delivered = queue(Duration.ofSeconds(125)).receive();

    // then
    assertThat(delivered).isEmpty();
    assertThat(queue(Duration.ZERO).receive()).isEmpty();
  }
}
