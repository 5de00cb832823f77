package dev.skynet.local.e2e;

import dev.skynet.operator.aws.SqsReports;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.ToAgent;
import dev.skynet.protocol.names.QueueNames;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The queues of a fleet, in the hands of somebody who may write them.
 *
 * @param fleets whose
 */
record Mail(Fleets fleets) {
  /** Into the inbox of a member. */
  void send(Host to, ToAgent message) {
    send(to, new MessageCodec().encode(message));
  }

  void send(Host to, String body) {
    send(names().inbox(to.id()), body);
  }

  /** Into the queue of reports. */
  void report(String body) {
    send(names().reports(), body);
  }

  /** Messages in the queue of reports that nobody has deleted yet. */
  int reportsLeft() {
    try (SqsClient sqs = fleets.stack().aws().sqsClient()) {
      String url = sqs.getQueueUrl(q -> q.queueName(names().reports())).queueUrl();
      var attributes =
          List.of(
              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
      return sqs
          .getQueueAttributes(q -> q.queueUrl(url).attributeNames(attributes))
          .attributes()
          .values()
          .stream()
          .mapToInt(Integer::parseInt)
          .sum();
    }
  }

  /**
   * A message that nobody could use.
   *
   * @param body as it came
   * @param reason that was written beside it
   */
  record DeadLetter(String body, String reason) {}

  /** Takes what lies among the dead letters now. */
  List<DeadLetter> takeDeadLetters() {
    try (SqsClient sqs = fleets.stack().aws().sqsClient()) {
      String url = sqs.getQueueUrl(q -> q.queueName(names().deadLetters())).queueUrl();
      return sqs
          .receiveMessage(
              q ->
                  q.queueUrl(url)
                      .maxNumberOfMessages(10)
                      .waitTimeSeconds(0)
                      .messageAttributeNames("All"))
          .messages()
          .stream()
          .map(m -> new DeadLetter(m.body(), reason(m)))
          .toList();
    }
  }

  private static String reason(Message letter) {
    return Objects.requireNonNull(letter.messageAttributes().get(SqsReports.REASON)).stringValue();
  }

  private void send(String queue, String body) {
    try (SqsClient sqs = fleets.stack().aws().sqsClient()) {
      String url = sqs.getQueueUrl(q -> q.queueName(queue)).queueUrl();
      sqs.sendMessage(q -> q.queueUrl(url).messageBody(body));
    }
  }

  private QueueNames names() {
    return new QueueNames(fleets.installation().fleet());
  }
}
