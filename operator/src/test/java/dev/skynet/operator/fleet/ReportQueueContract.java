package dev.skynet.operator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.protocol.names.Fleet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every queue of reports must do. */
public abstract class ReportQueueContract {
  private static final AtomicInteger FLEETS = new AtomicInteger();

  /** Of this test alone. */
  protected final Fleet fleet = new Fleet("reports" + FLEETS.incrementAndGet());

  /** The queue under test, empty. */
  protected abstract ReportQueue queue();

  /** An agent sends a report. */
  protected abstract void arrive(String body);

  /** The dead letters: body and reason. */
  protected abstract List<FakeReports.Buried> deadLetters();

  /** What is in flight comes again; where the server counts the time, receiving waits for it. */
  protected abstract void visibilityPasses();

  @Test
  protected void isEmptyWhenNothingArrived() {
    assertThat(queue().receive()).isEmpty();
  }

  @Test
  protected void deliversWithSenderAndTime() {
    // given
    arrive("one");

    // when
    var delivered = queue().receive();

    // then
    assertThat(delivered)
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(delivery.body()).isEqualTo("one");
              assertThat(delivery.sender()).isNotBlank();
              assertThat(delivery.sentAt().toEpochMilli()).isPositive();
            });
  }

  @Test
  protected void deliversAgainWhatWasNotDeleted() {
    // given
    arrive("one");
    receive(1);

    // when
    visibilityPasses();

    // then
    assertThat(receive(1)).extracting(Delivery::body).containsExactly("one");
  }

  @Test
  protected void neverDeliversAgainWhatWasDeleted() {
    // given
    arrive("stored");
    arrive("kept");
    var both = receive(2);
    var stored = both.stream().filter(delivery -> delivery.body().equals("stored")).toList();

    // when
    queue().delete(stored);
    queue().delete(stored);
    visibilityPasses();

    // then
    assertThat(receive(1)).extracting(Delivery::body).containsExactly("kept");
    assertThat(queue().receive()).isEmpty();
  }

  @Test
  protected void deletesMoreThanOneReceiveDelivers() {
    // given
    IntStream.range(0, 13).forEach(n -> arrive("report " + n));
    var all = receive(13);

    // when
    queue().delete(all);
    visibilityPasses();

    // then
    assertThat(queue().receive()).isEmpty();
  }

  @Test
  protected void buriesWithTheReason() {
    // given
    arrive("{not json");
    var delivery = receive(1).getFirst();

    // when
    queue().bury(delivery, "not a JSON object");
    visibilityPasses();

    // then
    assertThat(deadLetters())
        .containsExactly(new FakeReports.Buried("{not json", "not a JSON object"));
    assertThat(queue().receive()).isEmpty();
  }

  /** Receives until so many were delivered; the test's timeout ends it. */
  private List<Delivery> receive(int count) {
    var all = new ArrayList<Delivery>();
    while (all.size() < count) {
      all.addAll(queue().receive());
    }
    all.sort(Comparator.comparing(Delivery::body));
    return all;
  }
}
