package dev.skynet.agent.aws;

import dev.skynet.agent.inbox.InstanceInbox;
import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The inbox as an SQS queue, long-polled; but for the first poll, which shows whether it can be
 * read at all.
 */
public final class SqsInbox implements InstanceInbox {
  private static final int MOST_MESSAGES = 10;

  private final SqsClient sqs;
  private final QueueUrl queue;
  private final int waitSeconds;

  /**
   * The inbox of this name.
   *
   * @param waitSeconds of one long poll, 0 to 20 (SQS's own limit)
   */
  public SqsInbox(SqsClient sqs, String name, int waitSeconds) {
    this.sqs = sqs;
    this.queue = new QueueUrl(sqs, name);
    this.waitSeconds = waitSeconds;
  }

  @Override
  public List<Received> receive() throws NotYetReadable, IOException, InterruptedException {
    try {
      int wait = queue.known() ? waitSeconds : 0;
      String url = queue.get();
      return sqs
          .receiveMessage(
              request ->
                  request.queueUrl(url).maxNumberOfMessages(MOST_MESSAGES).waitTimeSeconds(wait))
          .messages()
          .stream()
          .map(m -> new Received(m.messageId(), m.receiptHandle(), m.body()))
          .toList();
    } catch (AwsServiceException e) {
      queue.forget();
      if (AwsRefusals.notThere(e)) {
        throw new NotYetReadable("there is no queue " + queue.name() + " yet");
      }
      if (AwsRefusals.notAllowed(e)) {
        throw new NotYetReadable(
            "queue " + queue.name() + " may not be read yet: " + AwsRefusals.text(e));
      }
      throw new IOException(queue.name() + ": " + AwsRefusals.text(e), e);
    } catch (AbortedException e) {
      throw interrupted(e);
    } catch (SdkException e) {
      throw new IOException(queue.name() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void delete(Received message) throws IOException {
    try {
      String url = queue.get();
      sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receipt()));
    } catch (SdkException e) {
      throw new IOException(queue.name() + ": " + e.getMessage(), e);
    }
  }

  private static InterruptedException interrupted(AbortedException cause) {
    var interrupted = new InterruptedException("the poll was interrupted");
    interrupted.initCause(cause);
    return interrupted;
  }
}
