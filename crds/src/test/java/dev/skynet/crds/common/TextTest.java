package dev.skynet.crds.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  @ParameterizedTest
  @CsvSource({
    "short,                10, short",
    "exactly ten,          11, exactly ten",
    "a little longer,      11, a little...",
    "äöüäöü,               12, äöüäöü",
    "äöüäöüä,              12, äöüä...",
    "abc\uD83D\uDE80\uD83D\uDE80, 10, abc\uD83D\uDE80...",
  })
  void headKeepsWholeCharactersAndMarksTheCut(String text, int bytes, String expected) {
    String cut = Text.head(text, bytes);
    assertThat(cut).isEqualTo(expected);
    assertThat(expected.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "short,       10, short",
    "first last,  4,  last",
    "äöü,         5,  öü",
    "ab\uD83D\uDE80c,   4,  c",
  })
  void tailKeepsTheEndInWholeCharacters(String text, int bytes, String expected) {
    assertThat(Text.tail(text, bytes)).isEqualTo(expected);
  }
}
