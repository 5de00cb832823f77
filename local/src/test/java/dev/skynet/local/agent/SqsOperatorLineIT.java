package dev.skynet.local.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.aws.AwsClients;
import dev.skynet.agent.aws.SqsOperatorLine;
import dev.skynet.agent.outbox.OperatorLine;
import dev.skynet.agent.outbox.OperatorLineContract;
import dev.skynet.agent.time.AwsClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsOperatorLineIT extends OperatorLineContract {
  private final AgentAws aws = new AgentAws();
  private final AwsClock clock = new AwsClock(InstantSource.fixed(Instant.EPOCH));
  private final AwsClients clients = aws.clients(clock);
  private final SqsClient sqs = clients.sqs();
  private final SqsOperatorLine line = new SqsOperatorLine(sqs, aws.names);

  @AfterEach
  void close() {
    sqs.close();
    clients.close();
    aws.close();
  }

  @Test
  void learnsTheTimeFromTheAnswers() throws Exception {
    // given
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    // when
    line.pulse("{}");
    // then
    assertThat(clock.instant())
        .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now().plusSeconds(60));
  }

  @Override
  protected OperatorLine line() {
    return line;
  }

  @Override
  protected void cut() {
    aws.cut();
  }

  @Override
  protected List<String> reports() {
    return aws.take(aws.resources.reportsUrl());
  }

  @Override
  protected List<String> pulses() {
    return aws.take(aws.resources.pulseUrl());
  }
}
