package dev.skynet.agent.aws;

import dev.skynet.agent.outbox.OperatorLine;
import dev.skynet.protocol.names.QueueNames;
import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Reports and pulses as messages in the fleet's two queues. */
public final class SqsOperatorLine implements OperatorLine {
  private final SqsClient sqs;
  private final QueueUrl reports;
  private final QueueUrl pulse;

  public SqsOperatorLine(SqsClient sqs, QueueNames names) {
    this.sqs = sqs;
    this.reports = new QueueUrl(sqs, names.reports());
    this.pulse = new QueueUrl(sqs, names.pulse());
  }

  @Override
  public void report(String json) throws IOException {
    send(reports, json);
  }

  @Override
  public void pulse(String json) throws IOException {
    send(pulse, json);
  }

  private void send(QueueUrl queue, String json) throws IOException {
    try {
      String url = queue.get();
      sqs.sendMessage(request -> request.queueUrl(url).messageBody(json));
    } catch (SdkException e) {
      queue.forget();
      throw new IOException(queue.name() + ": " + e.getMessage(), e);
    }
  }
}
