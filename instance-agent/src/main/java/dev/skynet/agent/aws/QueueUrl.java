package dev.skynet.agent.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The URL of one queue, asked for once; again after it was forgotten. */
final class QueueUrl {
  private final SqsClient sqs;
  private final String name;
  private volatile @Nullable String url;

  QueueUrl(SqsClient sqs, String name) {
    this.sqs = sqs;
    this.name = name;
  }

  String name() {
    return name;
  }

  boolean known() {
    return url != null;
  }

  String get() {
    String known = url;
    if (known == null) {
      known = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
      url = known;
    }
    return known;
  }

  void forget() {
    url = null;
  }
}
