package dev.skynet.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.protocol.names.Fleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FleetResourcesIT {
  @RegisterExtension private static final AwsUnderTest AWS = new AwsUnderTest();

  @Test
  void findsAllThatTheStackMade() {
    // given
    var fleet = new Fleet("made");
    var made = AWS.make(fleet);

    // then
    assertThat(
            new dev.skynet.operator.aws.FleetResources(AWS.clients(), fleet, made.bucket())
                .missing())
        .isEmpty();
  }

  @Test
  void namesEachThatIsMissingAndWhatToDo() {
    // when
    var missing =
        new dev.skynet.operator.aws.FleetResources(
                AWS.clients(), new Fleet("unmade"), "skynet-unmade")
            .missing();

    // then
    assertThat(missing)
        .hasSize(4)
        .allSatisfy(text -> assertThat(text).contains("docs/operations.md"))
        .satisfiesExactly(
            text -> assertThat(text).contains("skynet-unmade-reports is missing"),
            text -> assertThat(text).contains("skynet-unmade-reports-dead is missing"),
            text -> assertThat(text).contains("skynet-unmade-pulse is missing"),
            text -> assertThat(text).contains("S3 bucket skynet-unmade is missing"));
  }
}
