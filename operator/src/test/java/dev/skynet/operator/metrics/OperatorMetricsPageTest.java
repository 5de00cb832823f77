package dev.skynet.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.metrics.OperatorMetrics.PassEnd;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperatorMetricsPageTest {
  @Test
  void thePageListsEveryMetricOfTheOperatorAndNoOther() throws Exception {
    // given an operator that has counted everything once
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var metrics = new OperatorMetrics(registry);
    for (Method counts : OperatorMetrics.class.getDeclaredMethods()) {
      if (Modifier.isPublic(counts.getModifiers()) && !counts.getName().equals("readable")) {
        counts.invoke(
            metrics, Stream.of(counts.getParameterTypes()).map(this::something).toArray());
      }
    }
    // then
    assertThat(MetricsTable.after("What the operator measures"))
        .as("docs/operations.md, Watch")
        .isEqualTo(MetricsTable.of(registry));
  }

  private Object something(Class<?> type) {
    if (type == PassEnd.class) {
      return PassEnd.DONE;
    }
    if (type == Duration.class) {
      return Duration.ofMillis(1);
    }
    if (type == BooleanSupplier.class) {
      BooleanSupplier yes = () -> true;
      return yes;
    }
    if (type == Supplier.class) {
      Supplier<Number> one = () -> 1;
      return one;
    }
    return "something";
  }
}
