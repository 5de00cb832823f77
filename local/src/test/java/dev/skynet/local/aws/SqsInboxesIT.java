package dev.skynet.local.aws;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.skynet.operator.Timings;
import dev.skynet.operator.aws.SqsInboxes;
import dev.skynet.operator.config.RoleArn;
import dev.skynet.operator.fleet.InboxContract;
import dev.skynet.operator.fleet.InboxRegister;
import dev.skynet.operator.fleet.InboxRegister.Inbox;
import dev.skynet.operator.fleet.InstanceInbox;
import dev.skynet.operator.fleet.InstanceInbox.InboxMissing;
import dev.skynet.protocol.message.Confirm;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.names.QueueNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;

class SqsInboxesIT extends InboxContract {
  @RegisterExtension private static final AwsUnderTest AWS = new AwsUnderTest();

  private static final GroupName WEB = new GroupName("shop", "web");
  private static final Optional<RoleArn> ROLE =
      Optional.of(RoleArn.parse("arn:aws:iam::000000000000:role/operator"));

  private final QueueNames names = new QueueNames(fleet);
  private final SqsClient sqs = AWS.clients().sqs();
  private final SqsInboxes inboxes =
      new SqsInboxes(sqs, fleet, Optional.empty(), AwsUnderTest.TIMES);

  @Override
  protected InboxRegister register() {
    return inboxes;
  }

  @Override
  protected InstanceInbox inbox() {
    return inboxes;
  }

  @Override
  protected List<String> read(String instance) {
    return sqs
        .receiveMessage(r -> r.queueUrl(url(instance)).waitTimeSeconds(20).maxNumberOfMessages(10))
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }

  /** Another fleet's inboxes must never show. */
  @BeforeEach
  void anotherFleetLivesHereToo() {
    sqs.createQueue(
        r ->
            r.queueName("skynet-other-inbox-web-9")
                .tags(Map.of(QueueNames.GROUP_TAG, WEB.toString())));
  }

  @Test
  void anInboxForgetsAfterAnHourAndReturnsSoonWhatAnAgentDidNotFinish() {
    // given
    var asked = new AskedOfSqs();

    // when
    try (var recorded = asked.client(AWS.servers())) {
      new SqsInboxes(recorded, fleet, Optional.empty(), AwsUnderTest.TIMES)
          .create(WEB, "web-1", "127.0.0.1");
    }

    // then
    assertThat(asked.all(CreateQueueRequest.class))
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.attributes())
                    .containsOnly(
                        entry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "3600"),
                        entry(QueueAttributeName.VISIBILITY_TIMEOUT, "2")));
  }

  @Test
  void thePolicyFollowsTheReader() {
    // given
    var asked = new AskedOfSqs();
    try (var recorded = asked.client(AWS.servers())) {
      var withRole = new SqsInboxes(recorded, fleet, ROLE, AwsUnderTest.TIMES);
      withRole.create(WEB, "web-1", "AROAOLD:web-1");

      // when
      withRole.create(WEB, "web-1", "AROANEW:web-1");
    }

    // then
    assertThat(asked.all(CreateQueueRequest.class))
        .extracting(request -> request.attributes().get(QueueAttributeName.POLICY))
        .singleElement(as(STRING))
        .contains("arn:aws:sqs:eu-west-1:000000000000:" + names.inbox("web-1"), "AROAOLD:web-1");
    assertThat(asked.all(SetQueueAttributesRequest.class))
        .extracting(request -> request.attributes().get(QueueAttributeName.POLICY))
        .singleElement(as(STRING))
        .contains("AROANEW:web-1")
        .doesNotContain("AROAOLD");
  }

  @Test
  void listsMoreThanAreAskedForAtOnce() {
    // given
    IntStream.range(0, 40).forEach(n -> inboxes.create(WEB, "web-" + n, "127.0.0.1"));

    // then
    assertThat(inboxes.list())
        .extracting(Inbox::instance)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 40).mapToObj(n -> "web-" + n).toList());
  }

  @Test
  void leavesAloneWhatIsTaggedForNobody() {
    // given
    sqs.createQueue(r -> r.queueName(names.inbox("stray")));

    // then
    assertThat(inboxes.list()).isEmpty();
  }

  @Test
  void noticesThatSomebodyElseDeletedAnInboxAndMakesItAgain() throws Exception {
    // given
    inboxes.create(WEB, "web-1", "127.0.0.1");
    sqs.deleteQueue(r -> r.queueUrl(url("web-1")));
    var message = new Confirm("c-1", fleet, WEB, "web-1", "t-1");
    assertThatThrownBy(() -> inboxes.send(message)).isInstanceOf(InboxMissing.class);

    // when
    inboxes.create(WEB, "web-1", "127.0.0.1");
    inboxes.send(message);

    // then
    assertThat(read("web-1")).hasSize(1);
  }

  @Test
  void triesASendNoLongerThanTheLeaseIsSureForIt() throws Exception {
    // given
    inboxes.create(WEB, "web-1", "127.0.0.1");
    var asked = new AskedOfSqs();
    // when
    try (var recorded = asked.client(AWS.servers())) {
      new SqsInboxes(recorded, fleet, Optional.empty(), AwsUnderTest.TIMES)
          .send(new Confirm("c-1", fleet, WEB, "web-1", "t-1"));
    }
    // then
    assertThat(asked.all(SendMessageRequest.class))
        .singleElement()
        .satisfies(
            request ->
                assertThat(
                        request.overrideConfiguration().flatMap(limits -> limits.apiCallTimeout()))
                    .contains(Timings.DEFAULT.sure()));
  }

  private String url(String instance) {
    return sqs.getQueueUrl(r -> r.queueName(names.inbox(instance))).queueUrl();
  }
}
