package dev.skynet.local.aws;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skynet.operator.aws.AwsClock;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AwsClockIT {
  @RegisterExtension private static final AwsUnderTest AWS = new AwsUnderTest();

  private final InstantSource wrong =
      InstantSource.offset(InstantSource.system(), Duration.ofHours(-3));
  private final AwsClock clock = new AwsClock(wrong, System::nanoTime);

  @Test
  void learnsTheTimeFromSqs() {
    try (var clients = AWS.clientsOf(AWS.servers().s3Endpoint(), clock)) {
      clients.sqs().listQueues();
    }
    assertThat(clock.instant()).isCloseTo(InstantSource.system().instant(), within(60, SECONDS));
  }

  @Test
  void learnsTheTimeFromS3() {
    try (var clients = AWS.clientsOf(AWS.servers().s3Endpoint(), clock)) {
      clients.s3().listBuckets();
    }
    assertThat(clock.instant()).isCloseTo(InstantSource.system().instant(), within(60, SECONDS));
  }
}
