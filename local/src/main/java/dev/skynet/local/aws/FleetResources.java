package dev.skynet.local.aws;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.QueueNames;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What stands before an operator starts.
 *
 * @param bucket for everything of the fleet
 * @param reportsUrl the queue of events
 * @param deadLettersUrl the queue of what nobody could read
 * @param pulseUrl the queue of heartbeats
 */
public record FleetResources(
    String bucket, String reportsUrl, String deadLettersUrl, String pulseUrl) {
  private static final Duration REPORTS_KEPT = Duration.ofDays(4);
  private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(14);
  private static final Duration PULSES_KEPT = Duration.ofMinutes(5);

  /** The bucket's name. */
  public static String bucketOf(Fleet fleet) {
    return "skynet-" + fleet;
  }

  static FleetResources create(Fleet fleet, SqsClient queues, S3Client buckets) {
    QueueNames names = new QueueNames(fleet);
    try {
      buckets.createBucket(request -> request.bucket(bucketOf(fleet)));
    } catch (BucketAlreadyOwnedByYouException e) {
      // it stands
    }
    // no redrive: what is poison is told by reading it, not by counting
    return new FleetResources(
        bucketOf(fleet),
        queue(queues, names.reports(), REPORTS_KEPT),
        queue(queues, names.deadLetters(), DEAD_LETTERS_KEPT),
        queue(queues, names.pulse(), PULSES_KEPT));
  }

  private static String queue(SqsClient queues, String name, Duration kept) {
    return queues
        .createQueue(
            request ->
                request
                    .queueName(name)
                    .attributes(
                        Map.of(
                            QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                            Long.toString(kept.toSeconds()),
                            QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
                            "20")))
        .queueUrl();
  }
}
