package dev.skynet.operator.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Tags of queues. SQS gives them one queue a call, so many are asked for at once. */
final class QueueTags {
  private static final int AT_ONCE = 16;

  private final SqsClient sqs;

  QueueTags(SqsClient sqs) {
    this.sqs = sqs;
  }

  /** The tags; empty when the queue is missing. */
  Optional<Map<String, String>> of(String url) {
    try {
      return Optional.of(sqs.listQueueTags(request -> request.queueUrl(url)).tags());
    } catch (QueueDoesNotExistException e) {
      return Optional.empty();
    }
  }

  /** The tags by URL, without the queues that went missing meanwhile. */
  Map<String, Map<String, String>> ofAll(List<String> urls) {
    var found = new HashMap<String, Map<String, String>>();
    try (var pool = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      var asked =
          pool.invokeAll(
              urls.stream()
                  .<Callable<Optional<Map<String, String>>>>map(url -> () -> of(url))
                  .toList());
      for (int i = 0; i < urls.size(); i++) {
        var url = urls.get(i);
        asked.get(i).get().ifPresent(tags -> found.put(url, tags));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the inboxes were listed", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot list the inboxes: " + e.getMessage(), e.getCause());
    }
    return found;
  }

  void put(String url, Map<String, String> tags) {
    sqs.tagQueue(request -> request.queueUrl(url).tags(tags));
  }

  void remove(String url, String tag) {
    sqs.untagQueue(request -> request.queueUrl(url).tagKeys(tag));
  }
}
