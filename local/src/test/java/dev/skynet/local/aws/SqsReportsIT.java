package dev.skynet.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.operator.aws.SqsReports;
import dev.skynet.operator.fleet.FakeReports.Buried;
import dev.skynet.operator.fleet.ReportQueue;
import dev.skynet.operator.fleet.ReportQueueContract;
import dev.skynet.protocol.names.Fleet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class SqsReportsIT extends ReportQueueContract {
  @RegisterExtension private static final AwsUnderTest AWS = new AwsUnderTest();

  private final FleetResources resources = AWS.make(fleet);
  private final SqsClient sqs = AWS.clients().sqs();
  private final SqsReports reports = new SqsReports(sqs, fleet, AwsUnderTest.TIMES);

  @Override
  protected ReportQueue queue() {
    return reports;
  }

  @Override
  protected void arrive(String body) {
    sqs.sendMessage(r -> r.queueUrl(resources.reportsUrl()).messageBody(body));
  }

  @Override
  protected List<Buried> deadLetters() {
    return sqs
        .receiveMessage(
            r ->
                r.queueUrl(resources.deadLettersUrl())
                    .maxNumberOfMessages(10)
                    .messageAttributeNames("All"))
        .messages()
        .stream()
        .map(letter -> new Buried(letter.body(), reasonOf(letter)))
        .toList();
  }

  private static String reasonOf(Message letter) {
    var reason = letter.messageAttributes().get(SqsReports.REASON);
    return reason == null ? "none given" : reason.stringValue();
  }

  @Override
  protected void visibilityPasses() {
    // the server counts it; a receive that finds nothing has waited longer
    assertThat(AwsUnderTest.TIMES.longPoll()).isPositive();
  }

  @Test
  void buriesWhatIsAlmostTooLongForSqs() {
    // given
    arrive("x".repeat(255 * 1024));

    // when
    reports.bury(reports.receive().getFirst(), "no JSON\u0000 at all");

    // then
    assertThat(deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.body().length()).isGreaterThan(240 * 1024);
              assertThat(letter.reason()).isEqualTo("no JSON? at all");
            });
  }

  @Test
  void saysWhichQueueIsMissingAndWhatToDo() {
    // given
    var elsewhere = new SqsReports(sqs, new Fleet("nowhere"), AwsUnderTest.TIMES);

    // then
    assertThatThrownBy(elsewhere::receive)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("skynet-nowhere-reports")
        .hasMessageContaining("docs/operations.md");
  }
}
