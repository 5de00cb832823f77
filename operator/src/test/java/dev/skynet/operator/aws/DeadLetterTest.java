package dev.skynet.operator.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.fleet.Delivery;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
  private static final int SQS_LIMIT = 256 * 1024;

  @Test
  void keepsWhatFits() {
    assertThat(DeadLetter.of(delivery("{not json", "AROAEXAMPLE:web-1"), "not a JSON object"))
        .isEqualTo(new DeadLetter("{not json", "not a JSON object", "AROAEXAMPLE:web-1"));
  }

  @Test
  void cutsALongBodyBetweenTwoCharacters() {
    // given
    var body = "€".repeat(100_000);

    // when
    var letter = DeadLetter.of(delivery(body, "sender"), "too long");

    // then
    assertThat(body).startsWith(letter.body());
    assertThat(letter.body().getBytes(UTF_8).length).isBetween(240 * 1024, SQS_LIMIT - 3 * 1024);
  }

  @Test
  void saysSomethingWhereNothingIsKnown() {
    assertThat(DeadLetter.of(delivery("", ""), "")).isEqualTo(new DeadLetter("?", "?", "?"));
  }

  @Test
  void replacesWhatSqsRefuses() {
    assertThat(DeadLetter.of(delivery("a\u0000b\tc\uD800d🚀", "s"), "r\u0007").body())
        .isEqualTo("a?b\tc?d🚀");
  }

  private static Delivery delivery(String body, String sender) {
    return new Delivery(body, sender, Instant.parse("2026-07-01T10:00:00Z"), "receipt");
  }
}
