package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
  @ParameterizedTest(name = "{0} of {1} members")
  @CsvSource(
      textBlock =
          """
          # written, members, maxUnavailable and maxUnreachable, maxFailures
          0,          5, 0, 0
          1,          5, 1, 1
          7,          5, 7, 7
          10%,        5, 1, 0
          10%,       19, 1, 1
          10%,       20, 2, 2
          33%,        5, 1, 1
          50%,        5, 2, 2
          99%,      200, 198, 198
          100%,       5, 5, 5
          1%,         1, 1, 0
          10%,        0, 1, 0
          """)
  void roundsDownButLeavesAPercentageAPlace(String written, int members, int places, int failures) {
    assertThat(Budget.atLeastOne(written, members)).isEqualTo(places);
    assertThat(Budget.down(written, members)).isEqualTo(failures);
  }
}
