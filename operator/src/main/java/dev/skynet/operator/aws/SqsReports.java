package dev.skynet.operator.aws;

import dev.skynet.operator.fleet.Delivery;
import dev.skynet.operator.fleet.ReportQueue;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.QueueNames;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The reports queue and its dead letters on SQS. */
public final class SqsReports implements ReportQueue {
  /** Attribute of a dead letter: why nobody could use it. */
  public static final String REASON = "reason";

  /** Attribute of a dead letter: the SenderId it came from. */
  public static final String SENDER = "sender";

  /** Attribute of a dead letter: when it was sent, ISO-8601. */
  public static final String SENT_AT = "sent-at";

  private final SqsClient sqs;
  private final QueueUrls urls;
  private final PolledQueue queue;
  private final String deadLetters;

  /** Those of one fleet. */
  public SqsReports(SqsClient sqs, Fleet fleet, QueueTimes times) {
    var names = new QueueNames(fleet);
    this.sqs = sqs;
    this.urls = new QueueUrls(sqs);
    this.queue = new PolledQueue(sqs, urls, names.reports(), times);
    this.deadLetters = names.deadLetters();
  }

  @Override
  public List<Delivery> receive() {
    return queue.receive();
  }

  @Override
  public void delete(List<Delivery> handled) {
    if (!handled.isEmpty()) {
      queue.delete(handled);
    }
  }

  @Override
  public void bury(Delivery delivery, String reason) {
    var letter = DeadLetter.of(delivery, reason);
    try {
      sqs.sendMessage(
          request ->
              request
                  .queueUrl(urls.require(deadLetters))
                  .messageBody(letter.body())
                  .messageAttributes(
                      Map.of(
                          REASON, text(letter.reason()),
                          SENDER, text(letter.sender()),
                          SENT_AT, text(delivery.sentAt().toString()))));
    } catch (QueueDoesNotExistException e) {
      urls.forget(deadLetters);
      throw new IllegalStateException(FleetResources.queue(deadLetters), e);
    }
    queue.delete(List.of(delivery));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
