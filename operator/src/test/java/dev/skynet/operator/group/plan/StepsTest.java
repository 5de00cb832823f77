package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each thought of the planner has a table test of its own. */
class StepsTest {
  static Set<String> steps() {
    return GroupPlanner.steps().keySet();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void hasATestOfItsName(String step) {
    String test = getClass().getPackageName() + "." + step + "Test";
    assertThatCode(() -> Class.forName(test)).doesNotThrowAnyException();
  }

  @Test
  void areTold() {
    assertThat(steps()).contains("Restore", "Messages");
  }
}
