package dev.skynet.operator.reconcile;

import static dev.skynet.operator.observe.Words.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.group.FleetObservation.Incoming;
import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.operator.observe.Pending;
import dev.skynet.operator.observe.Words;
import dev.skynet.protocol.message.Report;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TicketLatencyTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final TicketLatency latency = new TicketLatency(new OperatorMetrics(registry));
  private final Words words = new Words("web-1");

  @Test
  void countsFromTheReceiptOfTheReportOverThePassesInBetween() {
    // given
    latency.reports(GROUP, List.of(received(words.succeeded("t"), 100)));
    latency.acted(GROUP, 0, true, nanos(110));
    // when
    latency.reports(GROUP, List.of(received(words.staged("abc"), 115)));
    latency.acted(GROUP, 1, true, nanos(130));
    // then
    assertThat(timer().count()).isEqualTo(1);
    assertThat(timer().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(30);
  }

  @Test
  void ofSeveralReportsTheOldestCounts() {
    // when
    latency.reports(
        GROUP, List.of(received(words.succeeded("t"), 100), received(words.succeeded("u"), 120)));
    latency.acted(GROUP, 2, true, nanos(150));
    // then
    assertThat(timer().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(50);
  }

  @Test
  void aReportThatLedToNoTicketIsNotMeasuredByALaterOne() {
    // given
    latency.reports(GROUP, List.of(received(words.succeeded("t"), 100)));
    latency.acted(GROUP, 0, false, nanos(110));
    // when
    latency.acted(GROUP, 1, true, nanos(90_000));
    // then
    assertThat(timer().count()).isZero();
  }

  @Test
  void aReportThatEndsNoTurnDoesNotCount() {
    // when
    latency.reports(GROUP, List.of(received(words.joined(null), 100)));
    latency.acted(GROUP, 1, true, nanos(110));
    // then
    assertThat(timer().count()).isZero();
  }

  private Timer timer() {
    return registry.get("skynet.report.to.ticket").timer();
  }

  private static Pending received(Report report, long millis) {
    return new Pending(new Incoming(report, "sender", Instant.EPOCH), List.of(), nanos(millis));
  }

  private static long nanos(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
