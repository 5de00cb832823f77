package dev.skynet.operator.aws;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.QueueNames;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What must be there before the operator starts, because it never makes it. */
public final class FleetResources {
  private static final int MOVED = 301;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final String CURE =
      "make it as docs/operations.md says (a local stack makes it by itself), or correct ";

  private final SqsClient sqs;
  private final S3Client s3;
  private final QueueNames names;
  private final String bucket;

  /** Of one fleet. */
  public FleetResources(AwsClients clients, Fleet fleet, String bucket) {
    this.sqs = clients.sqs();
    this.s3 = clients.s3();
    this.names = new QueueNames(fleet);
    this.bucket = bucket;
  }

  /**
   * Names each queue and bucket that is missing, and what to do.
   *
   * @return empty when all are there
   * @throws RuntimeException of the SDK if a service does not answer: ask again later
   */
  public List<String> missing() {
    var missing = new ArrayList<String>();
    var urls = new QueueUrls(sqs);
    for (var name : List.of(names.reports(), names.deadLetters(), names.pulse())) {
      if (urls.find(name).isEmpty()) {
        missing.add(queue(name));
      }
    }
    findBucket(missing);
    return List.copyOf(missing);
  }

  static String queue(String name) {
    return "the SQS queue " + name + " is missing: " + CURE + "SKYNET_FLEET or AWS_REGION";
  }

  private void findBucket(List<String> missing) {
    try {
      s3.headBucket(request -> request.bucket(bucket));
    } catch (S3Exception e) {
      missing.add(
          switch (e.statusCode()) {
            case NOT_FOUND -> "the S3 bucket " + bucket + " is missing: " + CURE + "SKYNET_BUCKET";
            case MOVED -> "the S3 bucket " + bucket + " is in another region: correct AWS_REGION";
            case FORBIDDEN ->
                "the S3 bucket "
                    + bucket
                    + " may not be used: it is somebody else's, or the operator's role lacks"
                    + " s3:ListBucket on it";
            default -> throw e;
          });
    }
  }
}
