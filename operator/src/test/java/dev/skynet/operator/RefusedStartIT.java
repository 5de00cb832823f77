package dev.skynet.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.webhook.WebhookMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees of a process that cannot start: code 2 and one line that says what to do. */
class RefusedStartIT {
  @TempDir Path temp;

  @ParameterizedTest(name = "{0}: {1}={2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          operator | SKYNET_BIND          | 192.0.2.1 | '192.0.2.1' cannot be listened on
          operator | SKYNET_HEALTH_PORT   | taken     | cannot be listened on (Address already in use)
          operator | SKYNET_CACHE_DIR     | a file    | Not a directory
          operator | SKYNET_CACHE_DIR     | used      | is no directory
          operator | AWS_ENDPOINT_URL_SQS | sqs       | 'sqs' is not an http or https URL with a host
          operator | AWS_REGION           | ""        | set it to the region of the fleet's queues
          webhook  | SKYNET_BIND          | 192.0.2.1 | '192.0.2.1' cannot be listened on
          webhook  | SKYNET_PORT          | taken     | cannot be listened on (Address already in use)
          webhook  | SKYNET_HEALTH_PORT   | taken     | cannot be listened on (Address already in use)
          """)
  void aSettingThatCannotBeUsedIsNamed(String main, String setting, String value, String says)
      throws Exception {
    // given
    Path file = Files.writeString(temp.resolve("file"), "");
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Map<String, String> environment = environment();
      environment.put(
          setting,
          switch (value) {
            case "taken" -> String.valueOf(taken.getLocalPort());
            case "a file" -> file.toString();
            case "used" -> used().toString();
            default -> value;
          });
      // then
      refuses(main, environment, setting + ": ", says);
    }
  }

  @Test
  void deliveriesAndProbesOnOnePortAreRefused() throws Exception {
    // given
    Map<String, String> environment = environment();
    environment.put("SKYNET_PORT", "18099");
    environment.put("SKYNET_HEALTH_PORT", "18099");
    // then
    refuses("webhook", environment, "SKYNET_PORT: ", "18099 is SKYNET_HEALTH_PORT too");
  }

  private void refuses(String main, Map<String, String> environment, String setting, String says)
      throws Exception {
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    Process process = start(main, environment, out, err);
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readAllLines(err))
        .singleElement()
        .asString()
        .startsWith("skynet ")
        .contains("cannot start: " + setting)
        .contains(says);
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(Files.readString(out)).doesNotContain("Exception");
  }

  private static Process start(String main, Map<String, String> environment, Path out, Path err)
      throws IOException {
    Class<?> type = main.equals("operator") ? OperatorMain.class : WebhookMain.class;
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                type.getName())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Somebody else's directory, where what the operator makes has another meaning. */
  private Path used() throws IOException {
    Path used = Files.createDirectories(temp.resolve("used"));
    Files.writeString(used.resolve("cache"), "");
    return used;
  }

  /** All that both mains need, nothing of it taken. */
  private Map<String, String> environment() throws IOException {
    Path secrets = Files.createDirectories(temp.resolve("secrets"));
    Files.writeString(secrets.resolve("first"), "secret");
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", temp.toString());
    environment.put("SKYNET_FLEET", "prod");
    environment.put("SKYNET_BUCKET", "acme-skynet");
    environment.put("SKYNET_POD_NAME", "operator-1");
    environment.put("SKYNET_POD_NAMESPACE", "skynet");
    environment.put("SKYNET_CACHE_DIR", temp.resolve("cache").toString());
    environment.put("SKYNET_WEBHOOK_SECRETS_DIR", secrets.toString());
    environment.put("SKYNET_BIND", "127.0.0.1");
    environment.put("SKYNET_PORT", "0");
    environment.put("SKYNET_HEALTH_PORT", "0");
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    return environment;
  }
}
