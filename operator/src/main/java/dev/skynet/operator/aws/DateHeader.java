package dev.skynet.operator.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Tells the clock what every answer says about the time. */
final class DateHeader implements ExecutionInterceptor {
  private static final ExecutionAttribute<Long> SENT =
      new ExecutionAttribute<>("dev.skynet.sentNanos");

  private final AwsClock clock;

  DateHeader(AwsClock clock) {
    this.clock = clock;
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    attributes.putAttribute(SENT, clock.nanos());
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    long sent = attributes.getAttribute(SENT);
    context
        .httpResponse()
        .firstMatchingHeader("Date")
        .flatMap(DateHeader::parse)
        .ifPresent(date -> clock.answered(sent, clock.nanos(), date));
  }

  /** Empty for what is no date: then the answer says nothing about the time. */
  static Optional<Instant> parse(String date) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
