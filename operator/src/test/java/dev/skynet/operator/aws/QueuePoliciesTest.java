package dev.skynet.operator.aws;

import dev.skynet.operator.config.RoleArn;
import dev.skynet.protocol.GoldenFile;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueuePoliciesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          policy-instance   | i-0abc | eu-west-1  | arn:aws:iam::123456789012:role/skynet/operator | AROAEXAMPLE:i-0abc
          policy-registered | web-1  | cn-north-1 | arn:aws-cn:iam::210987654321:role/operator     | AIDAEXAMPLE
          """)
  void onlyTheOperatorSendsAndOnlyTheReaderReads(
      String golden, String instance, String region, String role, String reader)
      throws IOException {
    // when
    var policy =
        QueuePolicies.inbox("skynet-prod-inbox-" + instance, region, RoleArn.parse(role), reader);

    // then
    GoldenFile.named(golden).matches(policy.toString());
  }
}
