package dev.skynet.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the demo and a dashboard read by name. */
class OperatorMetricsTest {
  private static final Duration MEDIAN = Duration.ofMillis(40);
  private static final Duration WORST = Duration.ofMillis(237);

  private final MockClock clock = new MockClock();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new PrometheusRegistry(), clock);
  private final OperatorMetrics metrics = new OperatorMetrics(registry);

  static Stream<Arguments> latencies() {
    return Stream.of(
        latency("skynet_report_to_ticket_seconds", OperatorMetrics::reportToTicket),
        latency("skynet_push_to_prepare_seconds", OperatorMetrics::pushToPrepare),
        latency("skynet_push_to_ticket_seconds", OperatorMetrics::pushToTicket));
  }

  private static Arguments latency(String name, BiConsumer<OperatorMetrics, Duration> record) {
    return Arguments.of(name, record);
  }

  @ParameterizedTest
  @MethodSource("latencies")
  void medianAndWorstAreStillReadableWhenTheOperatorHasIdledForAWhile(
      String name, BiConsumer<OperatorMetrics, Duration> record) {
    // given
    for (int i = 0; i < 49; i++) {
      record.accept(metrics, MEDIAN);
    }
    record.accept(metrics, WORST);
    // when
    clock.add(Duration.ofMinutes(15));
    // then
    assertThat(value(name + "{quantile=\"0.5\"}")).isCloseTo(0.040, within(0.001));
    assertThat(value(name + "{quantile=\"0.99\"}")).isCloseTo(0.237, within(0.002));
    assertThat(value(name + "_count")).isEqualTo(50);
    assertThat(value(name + "_sum")).isCloseTo(49 * 0.040 + 0.237, within(0.001));
  }

  private double value(String sample) {
    return registry
        .scrape()
        .lines()
        .filter(line -> line.startsWith(sample + " "))
        .map(line -> Double.parseDouble(line.substring(sample.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(sample + " is not in " + registry.scrape()));
  }

  private static org.assertj.core.data.Offset<Double> within(double by) {
    return org.assertj.core.data.Offset.offset(by);
  }
}
