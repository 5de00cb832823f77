package dev.skynet.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.local.TestRuns;
import dev.skynet.protocol.names.Fleet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalAwsIT {
  private static final int WRITERS = 16;

  private LocalAws aws;
  private FleetResources fleet;
  private SqsClient sqs;
  private S3Client s3;

  @BeforeAll
  void start(@TempDir Path data) {
    aws = LocalAws.start(TestRuns.ports(), data);
    fleet = aws.createFleetResources(new Fleet("test"));
    sqs = aws.sqsClient();
    s3 = aws.s3Client();
  }

  @AfterAll
  void stop() {
    sqs.close();
    s3.close();
    aws.close();
  }

  @Test
  void makesTheQueuesAndTheBucketOfAFleetOnce() {
    // when
    FleetResources again = aws.createFleetResources(new Fleet("test"));
    // then
    assertThat(again).isEqualTo(fleet);
    assertThat(sqs.listQueues().queueUrls())
        .extracting(url -> url.substring(url.lastIndexOf('/') + 1))
        .contains("skynet-test-reports", "skynet-test-reports-dead", "skynet-test-pulse");
    assertThat(
            sqs.getQueueAttributes(
                    r -> r.queueUrl(fleet.reportsUrl()).attributeNames(QueueAttributeName.ALL))
                .attributes())
        .doesNotContainKey(QueueAttributeName.REDRIVE_POLICY);
    assertThat(s3.listBuckets().buckets()).anyMatch(b -> b.name().equals("skynet-test"));
  }

  @Test
  void deliversAMessageWithItsSenderAndTime() {
    // when
    sqs.sendMessage(r -> r.queueUrl(fleet.reportsUrl()).messageBody("hello"));
    Message received =
        sqs.receiveMessage(
                r ->
                    r.queueUrl(fleet.reportsUrl())
                        .waitTimeSeconds(5)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages()
            .getFirst();
    // then
    assertThat(received.body()).isEqualTo("hello");
    assertThat(received.attributes())
        .containsEntry(MessageSystemAttributeName.SENDER_ID, LocalAws.SENDER_ID)
        .containsKey(MessageSystemAttributeName.SENT_TIMESTAMP);
    sqs.deleteMessage(r -> r.queueUrl(fleet.reportsUrl()).receiptHandle(received.receiptHandle()));
  }

  @Test
  void letsExactlyOneOfManyWritersThroughThatSawTheSameObject() throws Exception {
    // given
    String seen = put(request("pointer"), "first");
    // when
    long winners = race(i -> request("pointer").toBuilder().ifMatch(seen).build());
    // then
    assertThat(winners).isOne();
  }

  @Test
  void letsExactlyOneOfManyWritersCreate() throws Exception {
    assertThat(race(i -> request("manifest").toBuilder().ifNoneMatch("*").build())).isOne();
  }

  @Test
  void refusesAConditionOnAnObjectThatIsNotThere() {
    assertThatThrownBy(() -> put(request("nowhere").toBuilder().ifMatch("\"abc\"").build(), "x"))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(404));
  }

  @Test
  void stopsThoughAPollIsOpenAndLeavesNoThreadThatHoldsTheJvm(@TempDir Path data) throws Exception {
    // given
    Set<Thread> before = holding();
    LocalAws other = LocalAws.start(TestRuns.ports(), data);
    try (SqsClient client = other.sqsClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String url = other.createFleetResources(new Fleet("other")).reportsUrl();
      Future<?> poll = threads.submit(() -> client.receiveMessage(r -> r.queueUrl(url)));
      // when
      other.close();
      // then
      assertThatThrownBy(poll::get).hasCauseInstanceOf(SdkException.class);
    }
    assertThat(holding()).isSubsetOf(before);
  }

  private static Set<Thread> holding() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon() && thread.isAlive())
        .collect(Collectors.toSet());
  }

  private long race(IntFunction<PutObjectRequest> requests) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> writers =
          IntStream.range(0, WRITERS)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            start.await();
                            return wins(requests.apply(i), "writer " + i);
                          }))
              .toList();
      start.countDown();
      long winners = 0;
      for (Future<Boolean> writer : writers) {
        winners += writer.get() ? 1 : 0;
      }
      return winners;
    }
  }

  private boolean wins(PutObjectRequest request, String body) {
    try {
      put(request, body);
      return true;
    } catch (S3Exception e) {
      assertThat(e.statusCode()).isEqualTo(412);
      return false;
    }
  }

  private String put(PutObjectRequest request, String body) {
    return s3.putObject(request, RequestBody.fromString(body, StandardCharsets.UTF_8)).eTag();
  }

  private PutObjectRequest request(String key) {
    return PutObjectRequest.builder().bucket(fleet.bucket()).key(key).build();
  }
}
