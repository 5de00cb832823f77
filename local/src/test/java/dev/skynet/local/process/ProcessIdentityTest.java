package dev.skynet.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
  private static final String REST =
      "S 1 4711 4711 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 987654 2949120 214 18446744073709551615";

  @Test
  void readsTheStartTimeBehindACommandWithBlanksAndParentheses() {
    assertThat(ProcessIdentity.parse("4711 (a) b (c) " + REST))
        .isEqualTo(new ProcessIdentity(4711, 987654));
  }

  @Test
  void refusesWhatIsNoSuchLine() {
    assertThatThrownBy(() -> ProcessIdentity.parse("4711 (sh)"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4711 (sh)");
  }

  @Test
  void isNotAliveUnderAnotherStartTime() {
    long own = ProcessHandle.current().pid();
    ProcessIdentity self = ProcessIdentity.of(own).orElseThrow();
    assertThat(self.alive()).isTrue();
    assertThat(new ProcessIdentity(own, self.startTicks() + 1).alive()).isFalse();
  }
}
