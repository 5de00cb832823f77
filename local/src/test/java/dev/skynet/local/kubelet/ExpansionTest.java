package dev.skynet.local.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpansionTest {
  private static final Map<String, String> VARIABLES = Map.of("IP", "127.3.2.1", "MONEY", "$1");

  @ParameterizedTest
  @CsvSource({
    "$(IP):8080, 127.3.2.1:8080",
    "$(IP)$(IP), 127.3.2.1127.3.2.1",
    "$(UNKNOWN), $(UNKNOWN)",
    "$$(IP), $(IP)",
    "$IP, $IP",
    "$(MONEY), $1",
    "100$, 100$",
  })
  void followsTheRulesOfTheKubernetesApi(String text, String expanded) {
    assertThat(Expansion.expand(text, VARIABLES)).isEqualTo(expanded);
  }
}
