package dev.skynet.operator.aws;

import dev.skynet.operator.fleet.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** One of the fleet's own queues, read by long polls and emptied in batches. */
final class PolledQueue {
  /** The most that SQS takes or gives in one call. */
  static final int BATCH = 10;

  /** Beyond the long poll: the way there and back. */
  private static final Duration MARGIN = Duration.ofSeconds(8);

  private final SqsClient sqs;
  private final QueueUrls urls;
  private final String name;
  private final QueueTimes times;

  PolledQueue(SqsClient sqs, QueueUrls urls, String name, QueueTimes times) {
    this.sqs = sqs;
    this.urls = urls;
    this.name = name;
    this.times = times;
  }

  List<Delivery> receive() {
    var url = urls.require(name);
    var attempt = times.longPoll().plus(MARGIN);
    try {
      return sqs
          .receiveMessage(
              request ->
                  request
                      .queueUrl(url)
                      .maxNumberOfMessages(BATCH)
                      .waitTimeSeconds((int) times.longPoll().toSeconds())
                      .visibilityTimeout((int) times.visibility().toSeconds())
                      .messageSystemAttributeNames(
                          MessageSystemAttributeName.SENDER_ID,
                          MessageSystemAttributeName.SENT_TIMESTAMP)
                      .overrideConfiguration(
                          limits ->
                              limits
                                  .apiCallAttemptTimeout(attempt)
                                  .apiCallTimeout(attempt.multipliedBy(2))))
          .messages()
          .stream()
          .map(PolledQueue::delivery)
          .toList();
    } catch (QueueDoesNotExistException e) {
      throw gone(e);
    }
  }

  /**
   * Deletes all of them, or says how many are left.
   *
   * @throws IllegalStateException if SQS kept some; deleting all of them again is safe
   */
  void delete(List<Delivery> handled) {
    var url = urls.require(name);
    var kept = new ArrayList<BatchResultErrorEntry>();
    for (int from = 0; from < handled.size(); from += BATCH) {
      var batch = handled.subList(from, Math.min(handled.size(), from + BATCH));
      kept.addAll(deleteBatch(url, batch));
    }
    if (!kept.isEmpty()) {
      throw new IllegalStateException(
          "SQS kept %d of %d messages of %s: %s %s"
              .formatted(
                  kept.size(),
                  handled.size(),
                  name,
                  kept.getFirst().code(),
                  kept.getFirst().message()));
    }
  }

  /** Those that could be deleted by asking again; a receipt that is void stays void. */
  private List<BatchResultErrorEntry> deleteBatch(String url, List<Delivery> batch) {
    var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
    for (var delivery : batch) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id(String.valueOf(entries.size()))
              .receiptHandle(delivery.receipt())
              .build());
    }
    try {
      return sqs
          .deleteMessageBatch(request -> request.queueUrl(url).entries(entries))
          .failed()
          .stream()
          .filter(entry -> !Boolean.TRUE.equals(entry.senderFault()))
          .toList();
    } catch (QueueDoesNotExistException e) {
      throw gone(e);
    }
  }

  private IllegalStateException gone(QueueDoesNotExistException cause) {
    urls.forget(name);
    return new IllegalStateException(FleetResources.queue(name), cause);
  }

  private static Delivery delivery(Message message) {
    var attributes = message.attributes();
    var sentMillis = attributes.getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0");
    return new Delivery(
        message.body(),
        attributes.getOrDefault(MessageSystemAttributeName.SENDER_ID, ""),
        Instant.ofEpochMilli(Long.parseLong(sentMillis)),
        message.receiptHandle());
  }
}
