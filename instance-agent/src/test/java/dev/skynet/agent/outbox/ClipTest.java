package dev.skynet.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ClipTest {
  /** XML's characters, by the reference of SQS's SendMessage; a report with others blocks all. */
  @Test
  void dropsWhatSqsWouldRefuse() {
    String hostile = "a\u0000b\u0007c\uFFFEd\uFFFFe\u00e4\n";
    assertThat(Clip.tail(hostile.getBytes(StandardCharsets.UTF_8))).isEqualTo("abcde\u00e4\n");
    assertThat(Clip.message(hostile)).isEqualTo("abcde\u00e4");
  }

  @Test
  void cutsBetweenCharacters() {
    String text = "\u20ac".repeat(1000);
    assertThat(Clip.tail(text.getBytes(StandardCharsets.UTF_8))).matches("\u20ac{682}");
    assertThat(Clip.message(text)).matches("\u20ac{84}\u2026");
  }
}
