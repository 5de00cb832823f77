package dev.skynet.operator.webhook;

import static dev.skynet.operator.webhook.github.Payloads.push;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.webhook.github.Signature;
import dev.skynet.operator.webhook.push.FakeGroups;
import dev.skynet.operator.webhook.push.FakeRolloutStore;
import dev.skynet.operator.webhook.push.PushRecorder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GithubWebhookTest {
  private static final byte[] SECRET = "secret".getBytes(UTF_8);

  private final GithubWebhook webhook =
      new GithubWebhook(
          () -> List.of(SECRET), new FakeGroups(), new PushRecorder(new FakeRolloutStore()));

  @ParameterizedTest
  @CsvSource({
    "secret, push, d-1, d-1",
    "secret, ping, d-1, d-1",
    "secret, push, not an id, ",
    "guessed, push, d-1, ",
  })
  void onlyWhoHasASecretPutsTheIdOfADeliveryIntoTheLog(
      String secret, String event, String delivery, String logged) {
    // when
    Answer answer =
        webhook.answer(
            new GithubHeaders(
                Optional.of(event),
                Optional.of(delivery),
                Optional.of(Signature.of(push(), secret.getBytes(UTF_8)))),
            push());
    // then
    assertThat(answer.delivery()).isEqualTo(Optional.ofNullable(logged));
  }
}
