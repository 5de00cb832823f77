package dev.skynet.local.agent;

import dev.skynet.agent.aws.AwsClients;
import dev.skynet.agent.config.AgentConfig;
import dev.skynet.agent.config.AgentConfig.Endpoints;
import dev.skynet.agent.config.AgentConfig.PulsePeriods;
import dev.skynet.agent.config.AgentConfig.Roots;
import dev.skynet.agent.time.AwsClock;
import dev.skynet.local.TestRuns;
import dev.skynet.local.aws.FleetResources;
import dev.skynet.local.aws.LocalAws;
import dev.skynet.local.fault.FaultMode;
import dev.skynet.local.fault.FaultProxy;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.names.QueueNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** SQS and S3 with a proxy in front of them, as one agent sees them and as its operator does. */
final class AgentAws implements AutoCloseable {
  static final String INSTANCE = "web-1";
  static final GroupName GROUP = new GroupName("shop", "web");

  private static final int EMPTY_POLLS = 2;

  final Fleet fleet = new Fleet("agents");
  final QueueNames names = new QueueNames(fleet);
  final LocalAws servers;
  final FleetResources resources;
  final SqsClient sqs;
  final S3Client s3;
  private final FaultProxy sqsProxy;
  private final FaultProxy s3Proxy;

  AgentAws() {
    var ports = TestRuns.ports();
    try {
      Path data = Files.createDirectories(Path.of("target", "s3").toAbsolutePath());
      servers = LocalAws.start(ports, Files.createTempDirectory(data, "agent"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    resources = servers.createFleetResources(fleet);
    sqs = servers.sqsClient();
    s3 = servers.s3Client();
    sqsProxy = FaultProxy.start(ports.next(), servers.sqsEndpoint());
    s3Proxy = FaultProxy.start(ports.next(), servers.s3Endpoint());
  }

  /** The clients that an agent has. */
  AwsClients clients(AwsClock clock) {
    return new AwsClients(config(), clock, servers.credentials());
  }

  /** A clock that knows nothing yet. */
  static AwsClock clock() {
    return new AwsClock(InstantSource.system());
  }

  /** The environment of an agent that is a process of its own. */
  Map<String, String> environment() {
    return servers.environment(sqsProxy.endpoint(), s3Proxy.endpoint());
  }

  /** From now on nobody answers an agent. */
  void cut() {
    sqsProxy.mode(FaultMode.UNAVAILABLE);
    s3Proxy.mode(FaultMode.UNAVAILABLE);
  }

  /** Makes the inbox. */
  String createInbox(Duration visibility) {
    return sqs.createQueue(
            request ->
                request
                    .queueName(names.inbox(INSTANCE))
                    .attributes(
                        Map.of(
                            QueueAttributeName.VISIBILITY_TIMEOUT,
                            Long.toString(visibility.toSeconds()))))
        .queueUrl();
  }

  /** Sends to the inbox. */
  void send(String body) {
    String url = sqs.getQueueUrl(request -> request.queueName(names.inbox(INSTANCE))).queueUrl();
    sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
  }

  /** Takes all that lies in a queue. */
  List<String> take(String url) {
    List<String> texts = new ArrayList<>();
    int empty = 0;
    while (empty < EMPTY_POLLS) {
      List<Message> batch =
          sqs.receiveMessage(
                  request -> request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(0))
              .messages();
      empty = batch.isEmpty() ? empty + 1 : 0;
      for (Message message : batch) {
        texts.add(message.body());
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    }
    return texts;
  }

  @Override
  public void close() {
    sqsProxy.close();
    s3Proxy.close();
    sqs.close();
    s3.close();
    servers.close();
  }

  private AgentConfig config() {
    return new AgentConfig(
        fleet,
        GROUP,
        LocalAws.REGION,
        INSTANCE,
        resources.bucket(),
        new Endpoints(Optional.of(sqsProxy.endpoint()), Optional.of(s3Proxy.endpoint())),
        new Roots(Path.of("/nowhere"), Path.of("/nowhere")),
        true,
        new PulsePeriods(Duration.ofMinutes(5), Duration.ofSeconds(20)),
        Map.of());
  }
}
