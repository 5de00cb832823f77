package dev.skynet.operator.reconcile;

import static dev.skynet.operator.observe.Words.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.operator.Timings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PassesTest {
  private final PassUnderTest shell = new PassUnderTest();
  private final Passes passes = new Passes(shell.pass, Timings.DEFAULT, () -> 0, shell.metrics);

  @AfterEach
  void close() {
    shell.close();
  }

  @Test
  void looksAgainAtOnceAfterAConflictButNotInATightLoop() {
    // given
    shell.objects.beforeWrite(write -> shell.put(GROUP, "uid-1", InstanceGroupStatus.fresh()));
    // then
    assertThat(passes.run(GROUP)).isLessThan(Duration.ofMillis(10));
    for (int i = 0; i < 20; i++) {
      passes.run(GROUP);
    }
    assertThat(passes.run(GROUP)).isEqualTo(Duration.ofSeconds(1));
    // and when
    shell.objects.beforeWrite(write -> {});
    passes.run(GROUP);
    shell.objects.beforeWrite(write -> shell.put(GROUP, "uid-1", InstanceGroupStatus.fresh()));
    shell.put(GROUP, "uid-1", InstanceGroupStatus.fresh());
    // then
    assertThat(passes.run(GROUP)).isLessThan(Duration.ofMillis(10));
  }

  @Test
  void anErrorIsNoEndOfTheGroup() {
    // given
    shell.whilePlanning =
        () -> {
          throw new StackOverflowError();
        };
    // then
    assertThat(passes.run(GROUP)).isEqualTo(Duration.ofSeconds(1));
    assertThat(passes.run(GROUP)).isEqualTo(Duration.ofSeconds(2));
    // and when
    shell.whilePlanning = () -> {};
    passes.run(GROUP);
    // then
    assertThat(shell.registry.get("skynet.passes").tag("end", "done").timer().count()).isEqualTo(1);
  }
}
