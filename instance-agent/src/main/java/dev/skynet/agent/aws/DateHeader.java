package dev.skynet.agent.aws;

import dev.skynet.agent.time.AwsClock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Reads AWS time off every answer, refusals too. */
final class DateHeader implements ExecutionInterceptor {
  private final AwsClock clock;

  DateHeader(AwsClock clock) {
    this.clock = clock;
  }

  @Override
  public void afterTransmission(
      Context.AfterTransmission context, ExecutionAttributes executionAttributes) {
    context
        .httpResponse()
        .firstMatchingHeader("Date")
        .flatMap(DateHeader::parse)
        .ifPresent(clock::learn);
  }

  private static Optional<Instant> parse(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
