package dev.skynet.operator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.protocol.names.Fleet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorConfigTest {
  private static final Map<String, String> LEAST =
      Map.of(
          "SKYNET_FLEET", "prod",
          "SKYNET_BUCKET", "acme-skynet",
          "SKYNET_POD_NAME", "operator-7d9f-x2",
          "SKYNET_POD_NAMESPACE", "skynet");

  @Test
  void everythingElseHasADefault() {
    // when
    OperatorConfig config = OperatorConfig.from(LEAST);

    // then
    assertThat(config.fleet()).isEqualTo(new Fleet("prod"));
    assertThat(config.namespaces()).isEmpty();
    assertThat(config.lease())
        .isEqualTo(
            new LeaseSettings(
                "skynet",
                "skynet-operator-prod",
                "operator-7d9f-x2",
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2)));
    assertThat(config.bind()).isEqualTo("0.0.0.0");
    assertThat(config.healthPort()).isEqualTo(8081);
    assertThat(config.insecureGitUrls()).isFalse();
    assertThat(config.cacheDir()).isEqualTo(Path.of("/var/cache/skynet"));
    assertThat(config.timingsScale()).isEqualTo(1.0);
  }

  @Test
  void anEmptyVariableCountsAsNotSet() {
    assertThat(OperatorConfig.from(with("SKYNET_HEALTH_PORT", "")).healthPort()).isEqualTo(8081);
  }

  @Test
  void namespacesAreACommaList() {
    assertThat(OperatorConfig.from(with("SKYNET_NAMESPACES", "shop, billing,shop")).namespaces())
        .isEqualTo(List.of("shop", "billing"));
  }

  @Test
  void thePrintedConfigurationHoldsNoCredential() {
    // given
    Map<String, String> environment = new HashMap<>(LEAST);
    environment.put("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
    environment.put("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "/etc/skynet/aws/credentials");

    // when
    String printed = OperatorConfig.from(environment).toString();

    // then
    assertThat(printed).contains("/etc/skynet/aws/credentials").doesNotContain("AKIA", "wJalr");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          SKYNET_FLEET           | Prod        | must be 1 to 20 characters of a-z and 0-9
          SKYNET_FLEET           | ""          | is not set; set it to
          SKYNET_BUCKET          | ""          | is not set; set it to
          SKYNET_POD_NAME        | ""          | is not set; set it to
          SKYNET_POD_NAMESPACE   | Sky.Net     | is not a DNS label
          SKYNET_LEASE_NAME      | a b         | is not a DNS label
          SKYNET_LEASE_DURATION  | 15          | write a whole number and ms, s, m or h
          SKYNET_LEASE_DURATION  | 0s          | must be more than zero
          SKYNET_LEASE_RENEW     | 15s         | must be less than SKYNET_LEASE_DURATION
          SKYNET_LEASE_RETRY     | 10s         | must be less than SKYNET_LEASE_RENEW
          SKYNET_BIND            | localhost   | 'localhost' is not an IP address; write one of this host
          SKYNET_HEALTH_PORT     | 70000       | is not a port from 0 to 65535
          SKYNET_HEALTH_PORT     | http        | is not a number
          SKYNET_INSECURE_GIT_URLS | yes       | must be true or false
          SKYNET_TIMINGS_SCALE   | 0           | must be a number over 0
          SKYNET_TIMINGS_SCALE   | NaN         | must be a number over 0
          SKYNET_NAMESPACES      | shop,Bad_1  | 'Bad_1' is not a DNS label
          AWS_ENDPOINT_URL_S3    | http://a b  | 'http://a b' is not an http or https URL with a host
          AWS_ENDPOINT_URL_S3    | /s3         | '/s3' is not an http or https URL with a host
          AWS_ENDPOINT_URL_SQS   | sqs         | write one like https://host:9324
          AWS_ENDPOINT_URL_SQS   | http://     | is not an http or https URL with a host
          AWS_ENDPOINT_URL_SQS   | ftp://sqs   | is not an http or https URL with a host
          AWS_ENDPOINT_URL_SQS   | sqs:9324    | is not an http or https URL with a host
          SKYNET_ROLE_ARN        | operator    | is not the ARN of an IAM role
          """)
  void aBadValueIsNamedWithWhatToDo(String name, String value, String says) {
    assertThatThrownBy(() -> OperatorConfig.from(with(name, value)))
        .isInstanceOf(BadSettingException.class)
        .hasMessageStartingWith(name + ": ")
        .hasMessageContaining(says);
  }

  @ParameterizedTest(name = "a lease of {0}, tried every {1}, at scale {2}")
  @CsvSource({"7s, 2s, 1, 7s", "1s, 500ms, 0.1, 1s", "15s, 2s, 3, 17s", "5001ms, 1ms, 1, 5001ms"})
  void aLeaseUnderWhichTheLeaderIsNeverSureIsRefused(
      String duration, String retry, String scale, String least) {
    assertThatThrownBy(() -> OperatorConfig.from(lease(duration, retry, scale)))
        .isInstanceOf(BadSettingException.class)
        .hasMessageStartingWith("SKYNET_LEASE_DURATION: must be more than " + least + ": ")
        .hasMessageContainingAll("SKYNET_TIMINGS_SCALE", "SKYNET_LEASE_RETRY", "set it to more");
  }

  @ParameterizedTest(name = "a lease of {0}, tried every {1}, at scale {2}")
  @CsvSource({"15s, 2s, 1", "7001ms, 2s, 1", "3s, 500ms, 0.1", "53s, 2s, 10"})
  void aLeaseUnderWhichTheLeaderIsSureIsTaken(String duration, String retry, String scale) {
    assertThat(OperatorConfig.from(lease(duration, retry, scale)).lease().duration())
        .isEqualTo(Durations.parse(duration));
  }

  private static Map<String, String> lease(String duration, String retry, String scale) {
    Map<String, String> environment = with("SKYNET_LEASE_DURATION", duration);
    environment.put("SKYNET_LEASE_RENEW", Durations.parse(retry).toMillis() + 1 + "ms");
    environment.put("SKYNET_LEASE_RETRY", retry);
    environment.put("SKYNET_TIMINGS_SCALE", scale);
    return environment;
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> environment = new HashMap<>(LEAST);
    environment.put(name, value);
    return environment;
  }
}
