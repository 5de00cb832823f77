package dev.skynet.operator.aws;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The URLs of queues by name, asked for once. */
final class QueueUrls {
  private final Map<String, String> urls = new ConcurrentHashMap<>();
  private final SqsClient sqs;

  QueueUrls(SqsClient sqs) {
    this.sqs = sqs;
  }

  /** The URL, if there is such a queue or was one a while ago. */
  Optional<String> find(String name) {
    var known = urls.get(name);
    return known != null ? Optional.of(known) : ask(name);
  }

  /**
   * The URL of a queue that is made before the operator starts.
   *
   * @throws IllegalStateException if it is missing; it may be made later
   */
  String require(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException(FleetResources.queue(name)));
  }

  void remember(String name, String url) {
    urls.put(name, url);
  }

  /** The queue turned out to be missing. */
  void forget(String name) {
    urls.remove(name);
  }

  private Optional<String> ask(String name) {
    try {
      var url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
      urls.put(name, url);
      return Optional.of(url);
    } catch (QueueDoesNotExistException e) {
      return Optional.empty();
    }
  }
}
