package dev.skynet.local.aws;

import dev.skynet.operator.aws.SqsPulses;
import dev.skynet.operator.fleet.PulseQueue;
import dev.skynet.operator.fleet.PulseQueueContract;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsPulsesIT extends PulseQueueContract {
  @RegisterExtension private static final AwsUnderTest AWS = new AwsUnderTest();

  private final FleetResources resources = AWS.make(fleet);
  private final SqsClient sqs = AWS.clients().sqs();

  @Override
  protected PulseQueue queue(Duration later) {
    return new SqsPulses(sqs, fleet, AwsUnderTest.TIMES, () -> AWS.clock().instant().plus(later));
  }

  @Override
  protected void arrive(String body) {
    sqs.sendMessage(r -> r.queueUrl(resources.pulseUrl()).messageBody(body));
  }
}
