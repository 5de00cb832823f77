package dev.skynet.local.agent;

import dev.skynet.agent.aws.AwsClients;
import dev.skynet.agent.aws.SqsInbox;
import dev.skynet.agent.inbox.InboxContract;
import dev.skynet.agent.inbox.InstanceInbox;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsInboxIT extends InboxContract {
  private final AgentAws aws = new AgentAws();
  private final AwsClients clients = aws.clients(AgentAws.clock());
  private final SqsClient sqs = clients.sqs();
  private final SqsInbox inbox = new SqsInbox(sqs, aws.names.inbox(AgentAws.INSTANCE), 1);

  @AfterEach
  void close() {
    sqs.close();
    clients.close();
    aws.close();
  }

  @Override
  protected InstanceInbox inbox() {
    return inbox;
  }

  /** What was received may come again at once: the contract's polls then wait for it. */
  @Override
  protected void create() {
    aws.createInbox(Duration.ofSeconds(1));
  }

  @Override
  protected void send(String body) {
    aws.send(body);
  }

  /** The visibility timeout is shorter than the polls that follow. */
  @Override
  protected void letComeAgain() {}
}
